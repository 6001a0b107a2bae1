/** The product that stands in many bins, how many, and how much in each. */
export const WIDE = 'WIDE';
export const BINS = 10_000;
export const EACH = 10;

/** The walk through the bins is another order than the one in which they were filled, so that both must be sorted. */
const SEQUENCE = `n * 7919 % ${BINS}`;
/** Filled one after another, a minute apart. */
const AGO = `interval '1 minute' * (${BINS} - n)`;

/** One receipt of the product, a line for each bin: bins, document, ledger, and the sums of the ledger. */
export const SEED: readonly string[] = [
  `INSERT INTO product (org_id, id, sku, name, unit, decimals, price, cost, tax_rate, drop_shippable, picking_rule,
     lot_tracked, selling_units, active, version)
   SELECT org_id, uuidv7(), '${WIDE}', 'Product in many bins', 'pc', 0, 3, 1, 19, false, 'FIFO', false, '[]', true, 1
   FROM organisation`,
  `INSERT INTO bin (org_id, id, location_id, code, sequence, active, version)
   SELECT l.org_id, uuidv7(), l.id, 'B-' || lpad((${SEQUENCE})::text, 5, '0'), 1 + ${SEQUENCE}, true, 1
   FROM location l, generate_series(0, ${BINS - 1}) AS n`,
  `INSERT INTO stock_document (org_id, id, number, kind, day, location_id, created_at)
   SELECT org_id, uuidv7(), 'RC-000002', 'receipt', current_date, id, now() FROM location`,
  `INSERT INTO ledger_entry (org_id, id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day,
     line, event, quantity, ref, bin_id, unit_cost)
   SELECT l.org_id, uuidv7(-(${AGO})), p.id, l.id, d.id, t.id, d.id, now() - ${AGO}, (now() - ${AGO})::date, n + 1,
     'RECEIVE', ${EACH}, d.number, b.id, p.cost
   FROM generate_series(0, ${BINS - 1}) AS n, location l, token t
   JOIN product p ON p.org_id = t.org_id AND p.sku = '${WIDE}'
   JOIN stock_document d ON d.org_id = t.org_id AND d.number = 'RC-000002'
   JOIN bin b ON b.org_id = t.org_id AND b.code ~ '^B-\\d{5}$'
   WHERE b.code = 'B-' || lpad((${SEQUENCE})::text, 5, '0')`,
  `INSERT INTO position (org_id, product_id, location_id, on_hand, demand, allocated, committed, expected,
     average_cost, guarded)
   SELECT e.org_id, e.product_id, e.location_id, sum(e.quantity), 0, 0, 0, 0, max(e.unit_cost), true
   FROM ledger_entry e WHERE e.ref = 'RC-000002' GROUP BY 1, 2, 3`,
  `INSERT INTO bin_position (org_id, product_id, location_id, bin_id, on_hand, committed, received_at)
   SELECT e.org_id, e.product_id, e.location_id, e.bin_id, sum(e.quantity), 0, min(e.recorded_at)
   FROM ledger_entry e WHERE e.ref = 'RC-000002' GROUP BY 1, 2, 3, 4`,
];
