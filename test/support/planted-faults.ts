const LANTERN = `product_id = (SELECT id FROM product WHERE sku = 'LANTERN')
  AND location_id = (SELECT id FROM location WHERE code = 'MAIN')`;
const order = (status: string): string =>
  `(SELECT id FROM sales_order WHERE status = '${status}' ORDER BY id LIMIT 1)`;
const first = (table: string, where: string): string => `(SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;
/** The database itself refuses most faults; whoever plants them takes its guards away first. */
const unguard = (table: string, type: string): string =>
  `DO $$ DECLARE k text; BEGIN FOR k IN SELECT conname FROM pg_constraint
     WHERE conrelid = '${table}'::regclass AND contype = '${type}' LOOP
     EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I CASCADE', k); END LOOP; END $$`;

const firstOf = (table: string, where: string): string =>
  `(SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 1)`;
const LOCKED_LINE = first('shipment_line', `shipment_id = ${firstOf('shipment', "status = 'committed'")}`);
const PURCHASE = (status: string): string =>
  firstOf('purchase_order', `kind = 'stock' AND status = '${status}'`);
const INVOICED_LINE = first(
  'invoice_line',
  `line = 1 AND invoice_id = ${firstOf('invoice', "status = 'open'")}`,
);

const twoLines = `(SELECT order_id FROM sales_order_line WHERE line = 2 AND order_id = ANY (SELECT id FROM sales_order WHERE status = 'Confirmed') LIMIT 1)`;

/** A fault, the statements that plant it, and which checks must find it. */
export interface Fault {
  /** Checks that must find it; the first is the one it is planted for. */
  readonly found: readonly string[];
  readonly plant: readonly string[];
  /** In the first check's first finding. */
  readonly says: RegExp;
}

export const faults: Readonly<Record<string, Fault>> = {
  'a position is changed by hand': {
    plant: [`UPDATE position SET on_hand = on_hand + 3, demand = demand + 1 WHERE ${LANTERN}`],
    found: ['positions', 'bins-and-location', 'demand'],
    says: /LANTERN @ MAIN (demand|on hand)/,
  },
  'a bin position is changed by hand': {
    plant: [`UPDATE bin_position SET on_hand = on_hand + 2 WHERE ctid = ${first('bin_position', LANTERN)}`],
    found: ['bin-positions', 'bins-and-location'],
    says: /LANTERN @ MAIN [A-C]-0\d on hand/,
  },
  'a bin position is lost': {
    plant: [`DELETE FROM bin_position WHERE ctid = ${first('bin_position', `on_hand > 0 AND ${LANTERN}`)}`],
    found: ['bins-and-location', 'bin-positions'],
    says: /LANTERN @ MAIN (on hand|committed)/,
  },
  'a guarded position is below zero': {
    plant: [unguard('position', 'c'), `UPDATE position SET guarded = true, on_hand = -5 WHERE ${LANTERN}`],
    found: ['guarded', 'positions'],
    says: /LANTERN @ MAIN on hand -5 at least 0/,
  },
  'a bin is below zero': {
    plant: [
      `UPDATE bin_position SET on_hand = -1 WHERE ctid = ${first('bin_position', `on_hand > 0 AND ${LANTERN}`)}`,
    ],
    found: ['bins-below-zero', 'bin-positions'],
    says: /LANTERN @ MAIN [A-C]-0\d on hand -1 at least 0/,
  },
  'a reversal takes back more than there was': {
    plant: [
      `UPDATE ledger_entry SET quantity = quantity + 1000 WHERE ctid = ${first('ledger_entry', "event = 'REVERSE_ALLOCATE'")}`,
    ],
    found: ['reversals', 'positions'],
    says: /SO-\d+ ALLOCATE reversed 10\d\d\.?\d* at most/,
  },
  'a reversal is about another line': {
    plant: [
      `UPDATE ledger_entry SET line = 99 WHERE ctid = ${first('ledger_entry', "event = 'REVERSE_DEMAND'")}`,
    ],
    found: ['reversal-names'],
    says: /REVERSE_DEMAND line 99 \d/,
  },
  'a reversal names an entry that is not there': {
    plant: [
      unguard('ledger_entry', 'f'),
      `UPDATE ledger_entry SET reverses = '00000000-0000-7000-8000-000000000000'
       WHERE ctid = ${first('ledger_entry', "event = 'REVERSE_CONSUME'")}`,
    ],
    found: ['reversal-names'],
    says: /REVERSE_CONSUME entry it reverses 00000000-.* an entry that is there/,
  },
  'the quantity of a line is altered': {
    plant: [
      `UPDATE sales_order_line SET quantity = quantity + 1 WHERE line = 1 AND order_id = ${order('Confirmed')}`,
    ],
    found: ['allocated', 'order-entries', 'line-amounts', 'order-totals'],
    says: / allocated \d/,
  },
  'a received order is deleted behind the ledger': {
    plant: [
      `UPDATE sales_order SET deleted_at = now() WHERE id = (SELECT id FROM sales_order
              WHERE status = 'Received' AND location_id IS NOT NULL LIMIT 1)`,
    ],
    found: ['demand', 'order-entries', 'order-nets'],
    says: / demand \d/,
  },
  'an entry is deleted': {
    plant: [
      unguard('ledger_entry', 'f'),
      `DELETE FROM ledger_entry WHERE ctid = ${first('ledger_entry', `event = 'ALLOCATE' AND source_id = ${order('Confirmed')}`)}`,
    ],
    found: ['order-entries', 'positions'],
    says: /SO-\d+ line \d ALLOCATE on any day \d.* too little Confirmed order/,
  },
  'an entry is dated another day': {
    plant: [
      `UPDATE ledger_entry SET day = '2001-02-03' WHERE ctid = ${first('ledger_entry', `event = 'CONSUME' AND source_id = ${order('Shipped')}`)}`,
    ],
    found: ['order-entries'],
    says: /CONSUME on 2001-02-03 .* too much Shipped order/,
  },
  'more is allocated than was wanted': {
    plant: [
      `UPDATE ledger_entry SET quantity = quantity + 1 WHERE ctid = ${first('ledger_entry', `event = 'ALLOCATE' AND source_id = ${order('Confirmed')}`)}`,
    ],
    found: ['order-nets', 'order-entries', 'positions'],
    says: /ALLOCATE .* at most DEMAND/,
  },
  'the status of a rejected order hides what is left': {
    plant: [`UPDATE sales_order SET status = 'Rejected' WHERE id = ${order('Shipped')}`],
    found: ['order-nets', 'order-entries'],
    says: /\(Rejected\) DEMAND .* 0$/,
  },
  'a cancelled order keeps its allocation': {
    plant: [`UPDATE sales_order SET status = 'Cancelled' WHERE id = ${order('Confirmed')}`],
    found: ['order-nets', 'order-entries', 'allocated'],
    says: /\(Cancelled\) DEMAND .* 0$/,
  },
  'a line amount is altered': {
    plant: [
      `UPDATE sales_order_line SET amount = amount + 0.01 WHERE line = 1 AND order_id = ${order('Paid')}`,
    ],
    found: ['line-amounts'],
    says: /SO-\d+ line 1 amount/,
  },
  'the total of an order is altered': {
    plant: [`UPDATE sales_order SET tax = tax + 2, total = total + 2 WHERE id = ${order('Paid')}`],
    found: ['order-totals'],
    says: /SO-\d+ tax/,
  },
  'a product stands on two lines': {
    plant: [
      'DROP INDEX sales_order_line_by_product',
      `UPDATE sales_order_line l SET product_id = o.product_id FROM sales_order_line o
       WHERE o.org_id = l.org_id AND o.order_id = l.order_id AND o.line = 1 AND l.line = 2 AND l.order_id = ${twoLines}`,
    ],
    found: ['products-once', 'order-entries'],
    says: /SO-\d+ \S+ lines 2 1/,
  },
  'a counter falls back': {
    plant: ["UPDATE counter SET last = 3 WHERE name = 'sales-order'"],
    found: ['counters'],
    says: /SO-… sales-order 3 at least 1\d\d/,
  },
  'an average cost is altered': {
    plant: [`UPDATE position SET average_cost = average_cost + 1 WHERE ${LANTERN}`],
    found: ['average-cost'],
    says: /LANTERN @ MAIN average cost/,
  },
  'a document behind the ledger is lost': {
    plant: ['DELETE FROM stock_document WHERE ctid = (SELECT ctid FROM stock_document LIMIT 1)'],
    found: ['references'],
    says: /ledger_entry\.source_id names .* in \d+ rows? one of .*stock_document/,
  },
  'an unguarded position is below zero': {
    plant: [],
    found: ['unguarded'],
    says: /@ \w+ on hand -\d+ at least 0/,
  },
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
      `UPDATE purchase_order_line SET quantity = quantity + 7 WHERE purchase_order_id = ${PURCHASE('issued')}`,
    ],
    found: ['expected'],
    says: /@ MAIN expected \d+ \d+/,
  },
  'what a purchase order received is altered': {
    plant: [
      `UPDATE purchase_order_line SET received = received - 1
       WHERE received > 1 AND purchase_order_id = ${PURCHASE('partially received')}`,
    ],
    found: ['purchases', 'expected'],
    says: /PO-\d+ \S+ received \d+ \d+/,
  },
  'a purchase order is said to be received': {
    plant: [`UPDATE purchase_order SET status = 'received' WHERE id = ${PURCHASE('partially received')}`],
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
