import { type Fault, first, firstOf, LANTERN, order } from './fault.ts';

const LOCKED_LINE = first('shipment_line', `shipment_id = ${firstOf('shipment', "status = 'committed'")}`);
const purchase = (status: string): string =>
  firstOf('purchase_order', `kind = 'stock' AND status = '${status}'`);
const INVOICED_LINE = first(
  'invoice_line',
  `line = 1 AND invoice_id = ${firstOf('invoice', "status = 'open'")}`,
);

/** Faults in what hangs on orders: shipments, purchases, transfers, invoices and money. */
export const documentFaults: Readonly<Record<string, Fault>> = {
  'what is committed is changed by hand': {
    plant: [`UPDATE position SET committed = committed + 1 WHERE ${LANTERN}`],
    found: ['committed', 'positions'],
    says: /LANTERN @ MAIN committed/,
  },
  'a picker is sent to another bin': {
    plant: [
      `UPDATE shipment_line k SET picks = jsonb_set(picks, '{0,bin}', to_jsonb(b.id))
       FROM bin b WHERE b.org_id = k.org_id AND b.code = 'SHOWROOM' AND k.ctid = ${LOCKED_LINE}`,
    ],
    found: ['committed-bins', 'order-entries'],
    says: /@ \w+ .*committed/,
  },
  'a committed shipment loses its picks': {
    plant: [`UPDATE shipment_line SET picks = NULL WHERE ctid = ${LOCKED_LINE}`],
    found: ['shipment-picks', 'committed-bins', 'order-entries'],
    says: /SH-\d+ of SO-\d+ line \d picked \(committed\) 0 \d/,
  },
  'a shipment that shipped is said to be packed': {
    plant: [`UPDATE shipment SET status = 'packed' WHERE id = ${firstOf('shipment', "status = 'shipped'")}`],
    found: ['shipment-picks', 'committed', 'order-entries'],
    says: /SH-\d+ of SO-\d+ dates committed .*, shipped .* packed/,
  },
  'an issued purchase order is raised behind the ledger': {
    plant: [
      `UPDATE purchase_order_line SET quantity = quantity + 7 WHERE purchase_order_id = ${purchase('issued')}`,
    ],
    found: ['expected'],
    says: /@ MAIN expected \d+ \d+/,
  },
  'what a purchase order received is altered': {
    plant: [
      `UPDATE purchase_order_line SET received = received - 1
       WHERE received > 1 AND purchase_order_id = ${purchase('partially received')}`,
    ],
    found: ['purchases', 'expected'],
    says: /PO-\d+ \S+ received \d+ \d+/,
  },
  'a purchase order is said to be received': {
    plant: [`UPDATE purchase_order SET status = 'received' WHERE id = ${purchase('partially received')}`],
    found: ['purchase-statuses', 'expected'],
    says: /PO-\d+ status received \d+ still open/,
  },
  'a transfer on its way is said to be received': {
    plant: [
      `UPDATE transfer SET status = 'received' WHERE id = ${firstOf('transfer', "status = 'in transit'")}`,
    ],
    found: ['transfers', 'expected'],
    says: /TR-\d+ on the way \(received\) \d+ 0/,
  },
  'an order under way is said to be confirmed only': {
    plant: [`UPDATE sales_order SET status = 'Confirmed' WHERE id = ${order('In Process')}`],
    found: ['derived-statuses'],
    says: /SO-\d+ status Confirmed In Process/,
  },
  'an order is said to be paid': {
    plant: [
      `UPDATE sales_order SET payment_status = 'paid' WHERE id = ${firstOf('sales_order', "status = 'Fulfilled' AND payment_status = 'unpaid'")}`,
    ],
    found: ['derived-statuses'],
    says: /SO-\d+ payment status paid unpaid/,
  },
  'a saved shipment holds more than was ordered': {
    plant: [
      `UPDATE shipment_line SET quantity = quantity + 100 WHERE shipment_id = ${firstOf('shipment', "status = 'saved'")}`,
    ],
    found: ['over-shipped'],
    says: /SO-\d+ line \d on shipments and drop-ships 1\d\d ordered \d/,
  },
  'the tax of an invoice is altered': {
    plant: [
      `UPDATE invoice SET tax = tax + 1, total = total + 1 WHERE id = ${firstOf('invoice', "status = 'open'")}`,
    ],
    found: ['invoice-totals'],
    says: /IN-\d+ tax \d/,
  },
  'an invoice line is altered': {
    plant: [`UPDATE invoice_line SET amount = amount + 0.01 WHERE ctid = ${INVOICED_LINE}`],
    found: ['invoice-lines', 'invoice-totals'],
    says: /IN-\d+ line 1 amount \d/,
  },
  'what a payment paid is lost': {
    plant: ['DELETE FROM payment_allocation WHERE ctid = (SELECT ctid FROM payment_allocation LIMIT 1)'],
    found: ['invoice-payments', 'payments'],
    says: /IN-\d+ paid \d\S* 0/,
  },
  'a payment is said to have been given back': {
    plant: [
      `UPDATE payment SET refunded = refunded + 1 WHERE id = ${firstOf('payment', 'allocated + refunded + 1 <= amount')}`,
    ],
    found: ['payments'],
    says: /PM-\d+ refunded \d/,
  },
  'a credit note is worth more than its lines': {
    plant: [
      `UPDATE credit_note SET value = value + 1 WHERE id = ${firstOf('credit_note', 'return_id IS NOT NULL')}`,
    ],
    found: ['credit-notes'],
    says: /CN-\d+ amount \d/,
  },
  'more of an invoice line is credited than by its credit notes': {
    plant: [
      `UPDATE invoice_line SET credited = credited + 1 WHERE ctid = ${first('invoice_line', 'credited > 0')}`,
    ],
    found: ['credited-lines'],
    says: /IN-\d+ line 1 credited \d/,
  },
  'an invoice is numbered anew': {
    plant: ["UPDATE invoice SET number = 'IN-000900' WHERE number = 'IN-000003'"],
    found: ['invoice-numbers', 'counters'],
    says: /IN-000003 number no invoice one invoice/,
  },
  'more is invoiced than was ordered': {
    plant: [`UPDATE invoice_line SET quantity = quantity + 50 WHERE ctid = ${INVOICED_LINE}`],
    found: ['invoiced', 'invoice-lines'],
    says: /SO-\d+ line 1 invoiced \(.+\) \d+ at most \d/,
  },
  'nobody is told that a cancelled order needs a credit note': {
    plant: [
      `UPDATE sales_order SET flags = '[]' WHERE status = 'Cancelled' AND flags @> '[{"type": "needs-credit-note"}]'`,
    ],
    found: ['invoiced'],
    says: /SO-\d+ line 1 invoiced \(Cancelled\) 10 4 shipped, the rest flagged/,
  },
  'more came back than had left': {
    plant: [
      `UPDATE ledger_entry SET quantity = quantity + 100
       WHERE event = 'RECEIVE' AND source_id = ${firstOf('stock_document', "kind = 'return'")}`,
    ],
    found: ['returned', 'positions'],
    says: /SO-\d+ line 1 returned 10\d at most \d/,
  },
};
