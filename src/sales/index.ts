import type { Command } from '../command/command.ts';
import type { Query } from '../command/query.ts';
import { cancelOrder } from './commands/cancel.ts';
import { createOrder } from './commands/create.ts';
import { deleteOrder } from './commands/delete.ts';
import { disputeOrder, resolveDispute } from './commands/dispute.ts';
import { duplicateOrder } from './commands/duplicate.ts';
import { editDates } from './commands/edit-dates.ts';
import { editLines } from './commands/edit-lines.ts';
import { holdOrder, releaseOrder } from './commands/hold.ts';
import { noteOnOrder } from './commands/note.ts';
import { rejectOrder } from './commands/reject.ts';
import { updateOrder } from './commands/update.ts';
import { walkCommands } from './commands/walk.ts';
import type { Hanging } from './hanging.ts';
import { countOrders } from './order-counts.queries.ts';
import { listOrders } from './order-list.queries.ts';
import { listOffers } from './product-offer.queries.ts';
import { getOrder, orderTimeline } from './sales-order.queries.ts';
import { salesOrderStore } from './sales-order.store.ts';
import { CYCLES } from './standing.ts';

/** The commands on orders, with the trades whose documents hang on orders. */
export const commandsWith = (hanging: readonly Hanging[]): Command[] => [
  createOrder(hanging),
  updateOrder(hanging),
  editLines(hanging),
  cancelOrder(hanging),
  ...walkCommands(hanging),
  rejectOrder(hanging),
  holdOrder,
  releaseOrder,
  disputeOrder,
  resolveDispute,
  editDates,
  noteOnOrder,
  duplicateOrder,
  deleteOrder(hanging),
];
export const queries: Query[] = [listOrders, countOrders, listOffers, getOrder, orderTimeline];
export const stores = [salesOrderStore];
export const cycles = Object.values(CYCLES);

export { act, together } from './act.ts';
export { addOnsOf, amountOf, costOfGoods, feeOf, marginOf, taxOf, totalsOf } from './amounts.ts';
export { findOrder, findStep, ORDER_PROBLEMS, onOrder } from './commands/on-order.ts';
export { invoiceStatusOf, owedOn, paymentStatusOf, withDerivedStatus } from './derived.ts';
export { outsideHash } from './draft.ts';
export { documentChange, orderEffect, unchanged } from './effect.ts';
export { mostShippable, shippable } from './floors.ts';
export { HANGING } from './hanging.store.ts';
export type { Also, Followed, Hanging, OrderAct, OrderNote, TouchedAct } from './hanging.ts';
export { overridden } from './holds.ts';
export { type CreateInput, createInput } from './input.ts';
export { openOf, type Placed, type Progress, progressOf, quantityOf } from './progress.ts';
export { datingOf, targetOf } from './projection.ts';
export { readOrders } from './sales-order.rows.ts';
export { loadOrders } from './sales-order.store.ts';
export { type OrderLine, type SalesOrder, salesOrders } from './sales-order.ts';
export { isFinal, PROMISED, SHIPPED, SOLD, statusesIn, stepOf, UNSHIPPED } from './standing.ts';
export { touchHanging, touchOrder } from './touches.ts';
