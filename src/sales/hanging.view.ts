import { type OrderInvoice, statusShown } from '../billing/invoice.ts';
import type { Money } from '../kernel/fixed.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { OrderPurchase } from '../purchasing/purchase-order.ts';
import type { Shipment } from '../shipping/shipment.ts';
import { depositOf, invoiceStatusOf, owedOn, paymentStatusOf } from './derived.ts';
import type { Names } from './names.ts';
import type { Progress } from './progress.ts';
import type { SalesOrder } from './sales-order.ts';

/** What hangs on an order, in short, and how far it has brought it. */
export const hangingView = (order: SalesOrder, names: Names, amount: (value: Money) => string) => ({
  hold: order.hold,
  invoiceStatus: invoiceStatusOf(order),
  paymentStatus: paymentStatusOf(order),
  owed: amount(owedOn(order)),
  deposit: amount(depositOf(order)),
  shipments: order.shipments.map((shipment) => shipmentView(shipment, names)),
  purchases: order.purchases.map(purchaseView),
  invoices: order.invoices.map((invoice) => invoiceView(invoice, amount)),
});

export const progressView = (progress: Progress) => ({
  onSavedShipments: formatQuantity(progress.saved),
  onDropShip: formatQuantity(progress.onDropShip),
  dropShipped: formatQuantity(progress.dropShipped),
  onPurchase: formatQuantity(progress.onPurchase),
  invoiced: formatQuantity(progress.invoiced),
});

const shipmentView = (shipment: Shipment, names: Names) => ({
  id: shipment.id,
  number: shipment.number,
  status: shipment.status,
  location: names.location(shipment.location),
  carrier: shipment.carrier,
  tracking: shipment.tracking,
  committedOn: shipment.committedOn,
  shippedOn: shipment.shippedOn,
  lines: shipment.lines.map(({ line, quantity }) => ({ line, quantity: formatQuantity(quantity) })),
});

const purchaseView = (purchase: OrderPurchase) => ({
  id: purchase.purchase,
  number: purchase.number,
  kind: purchase.kind,
  status: purchase.status,
  line: purchase.orderLine,
  quantity: formatQuantity(purchase.quantity),
  supplied: formatQuantity(purchase.supplied),
  expectedOn: purchase.expectedOn,
});

const invoiceView = (invoice: OrderInvoice, amount: (value: Money) => string) => ({
  id: invoice.invoice,
  number: invoice.number,
  status: statusShown(invoice),
  total: amount(invoice.total),
  paid: amount(invoice.paid),
  credited: amount(invoice.credited),
  lines: invoice.lines.map(({ line, quantity }) => ({ line, quantity: formatQuantity(quantity) })),
});
