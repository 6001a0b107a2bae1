/** SQL: `column` is the id of an order that is asked for. */
type Asked = (column: string) => string;

/**
 * What hangs on orders and is read with them, in the order `readOrders` takes it; `$1` is the organisation. In front
 * of a purchase link stand those of lower position on the same purchase line: they get what arrives first. An
 * invoice has a row a line, and one without when it has none.
 */
export const HANGING: readonly [what: string, sql: (asked: Asked) => string][] = [
  ['shipments', (asked) => `SELECT * FROM shipment t WHERE t.org_id = $1::uuid AND ${asked('t.order_id')}`],
  [
    'shipment-lines',
    (asked) => `SELECT * FROM shipment_line t WHERE t.org_id = $1::uuid AND ${asked('t.order_id')}`,
  ],
  [
    'purchases',
    (asked) => `
  SELECT l.order_id, l.purchase_line, l.order_line, l.quantity, p.id, p.number, p.kind, p.status, p.supplier_id,
         p.expected_on, n.quantity AS line_quantity, n.cancelled, n.received, n.unit_cost, b.before
  FROM purchase_link l
  CROSS JOIN LATERAL (SELECT * FROM purchase_order p
    WHERE p.org_id = $1::uuid AND p.id = l.purchase_order_id OFFSET 0) AS p
  CROSS JOIN LATERAL (SELECT * FROM purchase_order_line n
    WHERE n.org_id = $1::uuid AND n.purchase_order_id = l.purchase_order_id AND n.line = l.purchase_line OFFSET 0) AS n
  CROSS JOIN LATERAL (SELECT coalesce(sum(x.quantity), 0) AS before FROM purchase_link x
    WHERE x.org_id = $1::uuid AND x.purchase_order_id = l.purchase_order_id
      AND x.purchase_line = l.purchase_line AND x.position < l.position OFFSET 0) AS b
  WHERE l.org_id = $1::uuid AND ${asked('l.order_id')}`,
  ],
  [
    'invoices',
    (asked) => `
  SELECT i.order_id, i.id, i.number, i.status, i.shipping_charge, i.other_charge, i.total, i.paid, i.credited,
         i.credit_given, n.line, n.quantity, n.amount, n.tax, n.credited AS line_credited, n.credited_amount, n.credited_tax
  FROM invoice i
  LEFT JOIN LATERAL (SELECT * FROM invoice_line n
    WHERE n.org_id = $1::uuid AND n.order_id = i.order_id AND n.invoice_id = i.id OFFSET 0) AS n ON true
  WHERE i.org_id = $1::uuid AND ${asked('i.order_id')}`,
  ],
  [
    'deposits',
    (asked) => `SELECT p.order_id, p.id, p.amount - p.allocated - p.refunded AS left FROM payment p
  WHERE p.org_id = $1::uuid AND ${asked('p.order_id')}`,
  ],
];
