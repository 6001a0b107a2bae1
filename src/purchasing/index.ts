import type { Command } from '../command/command.ts';
import type { Query } from '../command/query.ts';
import { buyForOrder } from './commands/buy.ts';
import { createPurchase } from './commands/create.ts';
import { dropShipOrder } from './commands/drop-ship.ts';
import { editPurchaseLines } from './commands/edit-lines.ts';
import { endPurchase } from './commands/end.ts';
import { issuePurchase } from './commands/issue.ts';
import { receivePurchase } from './commands/receive.ts';
import { returnPurchase } from './commands/return.ts';
import { supplierShipped } from './commands/supplier-shipped.ts';
import { updatePurchase } from './commands/update.ts';
import { getPurchase, purchaseTimeline } from './purchase-order.queries.ts';
import { purchaseOrderStore } from './purchase-order.store.ts';
import { listPurchases } from './purchase-order-list.queries.ts';
import { PURCHASE_CYCLES } from './purchase-standing.ts';

export const commands: readonly Command[] = [
  createPurchase,
  updatePurchase,
  editPurchaseLines,
  issuePurchase,
  receivePurchase,
  ...endPurchase,
  returnPurchase,
  supplierShipped,
  buyForOrder,
  dropShipOrder,
];
export const queries: readonly Query[] = [getPurchase, listPurchases, purchaseTimeline];
export const stores = [purchaseOrderStore];
export const cycles = Object.values(PURCHASE_CYCLES);

export { hanging } from './hanging.ts';
export { PURCHASE_CYCLES };
