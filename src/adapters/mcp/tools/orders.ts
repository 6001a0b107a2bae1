import type { Registry } from '../../../command/registry.ts';
import { plans } from '../toolbox/planning.ts';
import type { Tool } from '../toolbox/tool.ts';

/** Writing orders and moving them through their lives. */
export const orderTools = (registry: Registry): Tool[] => [
  plans(
    registry,
    {
      name: 'draft_order',
      title: 'Draft an order',
      about:
        'A new sales order for a customer, with lines of product (SKU) and quantity; prices, terms and addresses default from the customer and its price list. It is saved and promises nothing unless confirm is true. Set externalId so that the same outside order is never entered twice.',
    },
    { new: 'sales-order.create', duplicate: 'sales-order.duplicate' },
    { field: 'how', says: 'A new order, or a copy of another.' },
  ),
  plans(
    registry,
    {
      name: 'edit_order',
      title: 'Edit an order',
      about:
        'Changes an order: its lines (edit, add, remove, swap), its header (dates, addresses, PO number, priority, notes), business dates, or a note on its timeline. Lines of a confirmed order are re-allocated at once.',
    },
    {
      lines: 'sales-order.edit-lines',
      header: 'sales-order.update',
      dates: 'sales-order.edit-dates',
      note: 'sales-order.note',
    },
    { field: 'what', says: 'What of the order.' },
  ),
  plans(
    registry,
    {
      name: 'move_order',
      title: 'Move an order on',
      about:
        'Moves an order through its life. open_order says which moves it allows; the plan shows what it does to stock and money before anything is done.',
    },
    Object.fromEntries(
      [
        'confirm',
        'enter',
        'commit',
        'ship',
        'invoice',
        'pay',
        'complete',
        'hold',
        'release',
        'dispute',
        'resolve',
      ].map((move) => [move, `sales-order.${move}`]),
    ),
    { field: 'move', says: 'The move.' },
  ),
  plans(
    registry,
    {
      name: 'cancel_order',
      title: 'Cancel, reject or delete an order',
      about:
        'Ends an order: cancel (shipment-driven: releases what is open, shipped goods stay shipped), reject (status-driven: takes everything back), or delete (only while it is saved or received). The plan lists what hangs on it and the choices there are. It cannot be undone.',
    },
    { cancel: 'sales-order.cancel', reject: 'sales-order.reject', delete: 'sales-order.delete' },
    { field: 'how', says: 'How it ends.' },
  ),
  plans(
    registry,
    {
      name: 'prioritise',
      title: 'Change who gets goods first',
      about: 'Moves an order in the promise queue before or after others that wait for the same goods.',
    },
    'promise.reorder',
  ),
];

/** Getting goods out and in. */
export const goodsTools = (registry: Registry): Tool[] => [
  plans(
    registry,
    {
      name: 'ship_goods',
      title: 'Pick, pack and ship',
      about:
        'Shipments of an order, for part of it: create one, then commit (locks the goods), pick, pack and ship it, or take it back. To ship all that is left of an order at once use move_order with ship.',
    },
    Object.fromEntries(
      ['create', 'edit', 'update', 'commit', 'pick', 'pack', 'ship', 'reopen', 'delete'].map((step) => [
        step,
        `shipment.${step}`,
      ]),
    ),
    { field: 'step', says: 'The step.' },
  ),
  plans(
    registry,
    {
      name: 'buy_for_order',
      title: 'SO to PO: buy what an order is short of',
      about:
        'Draft purchase orders for the lines of an order that are short, one for each supplier, linked both ways. Asking again right after proposes nothing. Issue them with purchase.',
    },
    'sales-order.buy',
  ),
  plans(
    registry,
    {
      name: 'drop_ship',
      title: 'Have the supplier ship to the customer',
      about:
        'A drop-ship order for lines of products that may be drop-shipped: their stock is let go of at once.',
    },
    'sales-order.drop-ship',
  ),
  plans(
    registry,
    {
      name: 'purchase',
      title: 'Purchase orders',
      about:
        'Purchase orders: create or edit one, issue it (its goods are expected from then on), receive goods of it, close it short, cancel it, or note that a drop-ship was shipped.',
    },
    Object.fromEntries(
      ['create', 'update', 'edit-lines', 'issue', 'receive', 'close', 'cancel', 'ship'].map((step) => [
        step,
        `purchase-order.${step}`,
      ]),
    ),
    { field: 'step', says: 'The step.' },
  ),
];

/** Invoices and money. */
export const moneyTools = (registry: Registry): Tool[] => [
  plans(
    registry,
    {
      name: 'invoice',
      title: 'Invoices and credit notes',
      about:
        'Invoices an order in whole or in part, opens or voids an invoice, or gives credit for one. To invoice all that is left use move_order with invoice.',
    },
    {
      create: 'invoice.create',
      edit: 'invoice.edit',
      open: 'invoice.open',
      void: 'invoice.void',
      credit: 'credit-note.create',
      'apply-credit': 'credit-note.apply',
    },
    { field: 'step', says: 'The step.' },
  ),
  plans(
    registry,
    {
      name: 'record_payment',
      title: 'Payments',
      about:
        'Records money that came in, over one or several invoices or as a deposit, allocates it anew, or refunds it. Use the reference of the bank so that nobody records it twice.',
    },
    {
      create: 'payment.create',
      allocate: 'payment.allocate',
      release: 'payment.release',
      refund: 'payment.refund',
    },
    { field: 'step', says: 'The step.' },
  ),
];
