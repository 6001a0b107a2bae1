/** Two years from the first order to the last. */
const SPAN = "interval '730 days'";

/**
 * Who ordered what, when, and how far it got. Some customers and products are wanted far more than others (the square
 * of chance); what is older has mostly been shipped. Ids carry the time they stand for, as Allot's own do.
 */
export const PREPARE = [
  'SELECT setseed(0.42)',
  `CREATE UNLOGGED TABLE seed_customer AS
   SELECT row_number() OVER (ORDER BY number) - 1 AS n, * FROM customer`,
  `CREATE UNLOGGED TABLE seed_product AS SELECT row_number() OVER (ORDER BY sku) - 1 AS n, * FROM product`,
  `CREATE UNLOGGED TABLE seed_channel AS SELECT row_number() OVER (ORDER BY code) - 1 AS n, * FROM order_channel`,
  'ALTER TABLE seed_customer ADD PRIMARY KEY (n)',
  'ALTER TABLE seed_product ADD PRIMARY KEY (n)',
  'ANALYZE seed_customer, seed_product',
  `CREATE UNLOGGED TABLE seed_order AS
   SELECT o.n, o.ago, uuidv7(-o.ago) AS id, now() - o.ago AS created_at, (now() - o.ago)::date AS day,
     'SO-' || lpad(o.n::text, greatest(6, length(o.n::text)), '0') AS number,
     1 + floor(random() * 6)::integer AS lines, floor(5000 * random() ^ 2)::integer AS customer,
     floor(10000 * random() ^ 2)::integer AS product, 1 + floor(random() * 1500)::integer AS step,
     floor(random() * (SELECT count(*) FROM seed_channel))::integer AS channel,
     CASE WHEN o.n % 4 > 0 THEN (now() - o.ago)::date + 5 + (o.n % 14)::integer END AS must_arrive_by,
     (CASE WHEN o.n % 10 = 0 THEN '{status-driven,Received,Entered,Invoiced,Rejected,Completed}'
       ELSE '{shipment-driven,Saved,Confirmed,Fulfilled,Cancelled,Fulfilled}' END)::text[] AS life,
     CASE WHEN o.share > 0.92 THEN CASE WHEN random() < 0.2 THEN 2 ELSE 3 END
       WHEN o.share > 0.9 THEN 4 WHEN random() < 0.05 THEN 5 ELSE 6 END AS stage,
     o.n % greatest(:orders / 20, 10) = 10 AS disputed
   FROM (SELECT n, n::float / :orders AS share, ${SPAN} * (1 - n::float / (:orders + 1)) AS ago
     FROM generate_series(1, :orders) AS n) AS o`,
  `ALTER TABLE seed_order ADD COLUMN workflow text, ADD COLUMN first text, ADD COLUMN status text`,
  `UPDATE seed_order SET workflow = life[1], first = life[2],
     status = CASE WHEN disputed AND life[1] = 'status-driven' THEN 'In-Dispute' ELSE life[stage] END`,
  `CREATE UNLOGGED TABLE seed_line AS
   SELECT o.n, o.id AS order_id, o.status, o.ago, o.day, o.number, o.created_at, l.line, p.id AS product_id, l.quantity,
     p.price, p.tax_rate, round(l.quantity * p.price, 2) AS amount
   FROM seed_order o
   CROSS JOIN LATERAL (SELECT line, 1 + floor(random() * 9)::numeric AS quantity, (o.product + (line - 1) * o.step) % 10000 AS product
     FROM generate_series(1, o.lines) AS line) AS l
   JOIN seed_product p ON p.n = l.product`,
  'ANALYZE seed_order, seed_line',
];

const ACTOR = '(SELECT id FROM token LIMIT 1)';
const PLACE = '(SELECT id FROM location LIMIT 1)';

/** What each status has posted, event by event, in the order it happened. */
const EVENTS = `(VALUES ('Confirmed', 1, 'DEMAND'), ('Confirmed', 2, 'ALLOCATE'),
  ('Fulfilled', 1, 'DEMAND'), ('Fulfilled', 2, 'ALLOCATE'), ('Fulfilled', 3, 'CONSUME'),
  ('Cancelled', 1, 'DEMAND'), ('Cancelled', 2, 'ALLOCATE'),
  ('Received', 1, 'DEMAND'), ('Entered', 1, 'DEMAND'), ('Entered', 2, 'ALLOCATE'),
  ('Invoiced', 1, 'DEMAND'), ('Invoiced', 2, 'ALLOCATE'), ('Invoiced', 3, 'CONSUME'),
  ('In-Dispute', 1, 'DEMAND'), ('In-Dispute', 2, 'ALLOCATE'), ('In-Dispute', 3, 'CONSUME'),
  ('Completed', 1, 'DEMAND'), ('Completed', 2, 'ALLOCATE'), ('Completed', 3, 'CONSUME'),
  ('Rejected', 1, 'DEMAND'), ('Rejected', 2, 'ALLOCATE')) AS e(status, step, event)`;

export const INSERTS = [
  `INSERT INTO sales_order (org_id, id, number, workflow, status, disputed_from, source, channel_id, customer_id, location_id,
     order_date, must_arrive_by, status_dates, customer_po, currency, prices_include_tax, bill_to, ship_to, payment_terms, priority, shipping_charge,
     other_charge, last_line, value, tax, total, created_at, version)
   SELECT c.org_id, o.id, o.number, o.workflow, o.status, CASE o.status WHEN 'In-Dispute' THEN 'Invoiced' END, h.source, h.id,
     c.id, ${PLACE}, o.day, o.must_arrive_by, jsonb_build_object(o.first, o.day, o.status, o.day), 'PO-' || lpad(o.n::text, 7, '0'), 'EUR', false, c.bill_to, c.ship_to,
     c.payment_terms, 5, 0, 0, o.lines, s.value, s.tax, s.value + s.tax, o.created_at, 1
   FROM seed_order o JOIN seed_customer c ON c.n = o.customer JOIN seed_channel h ON h.n = o.channel
   JOIN (SELECT n, sum(amount) AS value, sum(round(amount * tax_rate / 100, 2)) AS tax FROM seed_line GROUP BY n) AS s
     ON s.n = o.n
   ORDER BY o.n`,
  `INSERT INTO sales_order_line (org_id, order_id, line, product_id, quantity, first_quantity, unit_price, discount,
     tax_rate, amount)
   SELECT (SELECT org_id FROM organisation), order_id, line, product_id, quantity, quantity, price, 0, tax_rate, amount
   FROM seed_line ORDER BY n, line`,
  `INSERT INTO dispute (org_id, id, order_id, type, reason, opened_on)
   SELECT (SELECT org_id FROM organisation), uuidv7(-ago), id, 'damage', 'scratched', day FROM seed_order
   WHERE status = 'In-Dispute'`,
  `INSERT INTO ledger_entry (org_id, id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day, line,
     event, quantity, ref, bin_id, unit_cost)
   SELECT p.org_id, uuidv7(-l.ago), p.id, k.id, l.order_id, ${ACTOR}, l.order_id, l.created_at, l.day, l.line,
     e.event::ledger_event, l.quantity, l.number, CASE e.event WHEN 'CONSUME' THEN k.unassigned_bin_id END,
     CASE e.event WHEN 'CONSUME' THEN p.cost END
   FROM seed_line l JOIN ${EVENTS} ON e.status = l.status JOIN product p ON p.id = l.product_id, location k
   ORDER BY l.n, e.step, l.line`,
  `INSERT INTO ledger_entry (org_id, id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day, line,
     event, quantity, ref, reverses)
   SELECT e.org_id, uuidv7(e.recorded_at - now() + interval '1 minute'), e.product_id, e.location_id, e.source_id, e.actor_id,
     e.command_id, e.recorded_at, e.day, e.line, ('REVERSE_' || e.event)::ledger_event, e.quantity, e.ref, e.id
   FROM ledger_entry e JOIN seed_order o ON o.id = e.source_id WHERE o.status IN ('Cancelled', 'Rejected')`,
  `INSERT INTO timeline_entry (org_id, document_id, id, actor_id, command_id, at, day, what, status, source, changes)
   SELECT (SELECT org_id FROM organisation), o.id, uuidv7(-o.ago), ${ACTOR}, o.id, o.created_at, o.day, t.what,
     o.status, 'api', CASE t.what WHEN 'status' THEN jsonb_build_object('status', jsonb_build_array(o.first, o.status)) END
   FROM seed_order o JOIN (VALUES ('created'), ('status')) AS t(what) ON t.what = 'created' OR o.status <> o.first
   ORDER BY o.n`,
  `INSERT INTO outbox (org_id, id, event, document_id, version, at, delivered_at)
   SELECT (SELECT org_id FROM organisation), uuidv7(-ago), 'sales-order.created', id, 1, created_at, created_at
   FROM seed_order ORDER BY n`,
  // Answers are kept for 72 hours only.
  `INSERT INTO command_log (org_id, id, token_id, key, answer, at)
   SELECT (SELECT org_id FROM organisation), uuidv7(-ago), ${ACTOR}, 'seed-' || n,
     jsonb_build_object('kind', 'sales-order', 'id', id, 'number', number), created_at
   FROM seed_order WHERE ago < interval '72 hours' ORDER BY n`,
];

/** The running sums, after what was sold and promised. */
const MOVED = `(SELECT product_id,
    sum(CASE WHEN status IN ('Fulfilled', 'Invoiced', 'In-Dispute', 'Completed') THEN quantity ELSE 0 END) AS consumed,
    sum(CASE WHEN status IN ('Confirmed', 'Entered') THEN quantity ELSE 0 END) AS allocated,
    sum(CASE status WHEN 'Received' THEN quantity ELSE 0 END) AS demand
  FROM seed_line GROUP BY 1) AS m`;

export const POSITIONS = [
  `UPDATE position p SET on_hand = p.on_hand - m.consumed, allocated = m.allocated, demand = m.demand FROM ${MOVED}
   WHERE m.product_id = p.product_id`,
  `UPDATE bin_position p SET on_hand = p.on_hand - m.consumed FROM ${MOVED} WHERE m.product_id = p.product_id`,
  "UPDATE counter SET last = (SELECT count(*) FROM seed_order) WHERE name = 'sales-order'",
  'DROP TABLE seed_order, seed_line, seed_customer, seed_product, seed_channel',
];
