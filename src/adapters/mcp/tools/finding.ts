import type { Registry } from '../../../command/registry.ts';
import { looks } from '../toolbox/looking.ts';
import type { Tool } from '../toolbox/tool.ts';

/** Looking things up. */
export const findingTools = (registry: Registry): Tool[] => [
  looks(
    registry,
    {
      name: 'what_may_i_do',
      title: 'What may I do',
      about:
        'What this token may do: its scopes, caps and what is used of them today, whom it acts for, and how many of its plans wait for a person. Call it first when something was refused.',
    },
    'mandate.get',
  ),
  looks(
    registry,
    {
      name: 'search',
      title: 'Search everything',
      about:
        'Finds orders, customers, products, shipments, invoices and purchase orders by number, name, SKU or customer PO. Use it when it is not clear what a text names.',
    },
    'search.get',
  ),
  looks(
    registry,
    {
      name: 'find_orders',
      title: 'Find orders',
      about:
        'Sales orders, newest first, by status, customer, product, channel, location, dates, late, held or flagged, or the beginning of a number. Answers a page; give nextCursor as cursor for more.',
    },
    'sales-order.list',
  ),
  looks(
    registry,
    {
      name: 'look_over',
      title: 'Look over the business',
      about:
        'Figures of the day: orders (by status, late, backlog), sales by channel and time, what customers owe and since when, margin, and service (fill rate and on time). For a morning briefing.',
    },
    {
      orders: 'overview.orders',
      sales: 'overview.sales',
      owed: 'overview.ageing',
      margin: 'overview.margin',
      service: 'service.get',
      activity: 'activity.list',
    },
    { field: 'at', says: 'What to look at.' },
  ),
  looks(
    registry,
    {
      name: 'look_up_stock',
      title: 'Look up stock',
      about:
        'Stock of products: positions (on hand, allocated, committed, available, available to pick, expected), what can be promised for a day (needs product and location), prices and availability for an order (offers), bins and lots, or how a position developed.',
    },
    {
      positions: 'position.list',
      promisable: 'available-to-promise.get',
      offers: 'product-offer.list',
      bins: 'bin-position.list',
      history: 'position.history',
    },
    { field: 'what', says: 'What to look up.' },
  ),
  looks(
    registry,
    {
      name: 'find_records',
      title: 'Find customers, products and other records',
      about:
        'Customers, products, suppliers, brokers, locations, order channels or prices, by a part of name or number.',
    },
    {
      customers: 'customer.list',
      products: 'product.list',
      suppliers: 'supplier.list',
      brokers: 'broker.list',
      locations: 'location.list',
      channels: 'order-channel.list',
      prices: 'price.list',
    },
    { field: 'kind', says: 'Which records.' },
  ),
  looks(
    registry,
    {
      name: 'find_documents',
      title: 'Find shipments, invoices, payments, purchase orders',
      about:
        'Shipments, invoices, payments, credit notes, purchase orders, or what each customer owes by age. Answers a page; give nextCursor as cursor for more.',
    },
    {
      shipments: 'shipment.list',
      invoices: 'invoice.list',
      payments: 'payment.list',
      'credit-notes': 'credit-note.list',
      'purchase-orders': 'purchase-order.list',
      owed: 'ageing.list',
    },
    { field: 'kind', says: 'Which documents.' },
  ),
  looks(
    registry,
    {
      name: 'open_document',
      title: 'Open a shipment, invoice, payment, purchase order or record',
      about:
        'One document or record, whole, by its number or id: with its lines, money, moves allowed and why others are not. Orders are opened with open_order.',
    },
    {
      shipment: 'shipment.get',
      invoice: 'invoice.get',
      payment: 'payment.get',
      'credit-note': 'credit-note.get',
      'purchase-order': 'purchase-order.get',
      customer: 'customer.get',
      product: 'product.get',
      supplier: 'supplier.get',
      account: 'customer.account',
    },
    { field: 'kind', says: 'What it is; account: what a customer owes and has to their credit.' },
  ),
  looks(
    registry,
    {
      name: 'promises',
      title: 'Promises and shortages',
      about:
        'The promise queue: open order lines in the order in which they get what there is (In stock, Expected with a date, or Short); or what is short by product; or what to buy of which supplier.',
    },
    { lines: 'promise.list', shortages: 'shortage.list', suppliers: 'shortage.suppliers' },
    { field: 'what', says: 'What to list.' },
  ),
];
