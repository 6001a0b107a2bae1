import { type Fault, first, LANTERN, order, unguard } from './fault.ts';

const twoLines = `(SELECT o.id FROM sales_order o WHERE o.status = 'Confirmed'
    AND (SELECT sum(CASE e.event WHEN 'ALLOCATE' THEN e.quantity WHEN 'REVERSE_ALLOCATE' THEN -e.quantity END)
         FROM ledger_entry e WHERE e.org_id = o.org_id AND e.source_id = o.id AND e.line = 2) > 0
  ORDER BY o.id LIMIT 1)`;

/** Faults in the ledger, its sums and the orders behind them. */
export const ledgerFaults: Readonly<Record<string, Fault>> = {
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
};
