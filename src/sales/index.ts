import type { Command } from '../command/command.ts';
import type { Query } from '../command/query.ts';
import { cancelOrder } from './commands/cancel.ts';
import { confirmOrder } from './commands/confirm.ts';
import { createOrder } from './commands/create.ts';
import { deleteOrder } from './commands/delete.ts';
import { disputeOrder, resolveDispute } from './commands/dispute.ts';
import { duplicateOrder } from './commands/duplicate.ts';
import { editDates } from './commands/edit-dates.ts';
import { editLines } from './commands/edit-lines.ts';
import { noteOnOrder } from './commands/note.ts';
import { rejectOrder } from './commands/reject.ts';
import { updateOrder } from './commands/update.ts';
import { walkCommands } from './commands/walk.ts';
import { listOrders } from './order-list.queries.ts';
import { getOrder, orderTimeline } from './sales-order.queries.ts';
import { salesOrderStore } from './sales-order.store.ts';

export const commands: Command[] = [
  createOrder,
  updateOrder,
  editLines,
  confirmOrder,
  cancelOrder,
  ...walkCommands,
  rejectOrder,
  disputeOrder,
  resolveDispute,
  editDates,
  noteOnOrder,
  duplicateOrder,
  deleteOrder,
];
export const queries: Query[] = [listOrders, getOrder, orderTimeline];
export const stores = [salesOrderStore];

export { amountOf, totalsOf } from './amounts.ts';
export { outsideHash } from './draft.ts';
export { type CreateInput, createInput, type LineInput } from './input.ts';
export { datingOf, targetOf } from './projection.ts';
export { readOrders } from './sales-order.rows.ts';
export { loadOrders } from './sales-order.store.ts';
export { type OrderLine, type SalesOrder, salesOrders } from './sales-order.ts';
export { CYCLES } from './standing.ts';
