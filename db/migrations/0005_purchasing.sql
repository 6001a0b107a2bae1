-- Purchase orders: to suppliers for stock, and drop-ships that go from the supplier to the customer.

CREATE TABLE purchase_order (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stock', 'drop-ship')),
  status text NOT NULL CHECK (status IN ('draft', 'issued', 'partially received', 'received', 'partially shipped',
    'shipped', 'closed', 'cancelled')),
  supplier_id uuid NOT NULL,
  -- Where the goods are to arrive; none for a drop-ship.
  location_id uuid,
  -- The order a drop-ship serves.
  order_id uuid,
  currency text NOT NULL,
  order_date date NOT NULL,
  expected_on date,
  issued_on date,
  ship_to jsonb,
  reference text COLLATE "C",
  notes text,
  last_line integer NOT NULL CHECK (last_line BETWEEN 0 AND 1000000),
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  CHECK ((kind = 'drop-ship') = (order_id IS NOT NULL) AND (kind = 'drop-ship') = (location_id IS NULL)),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX purchase_order_by_number ON purchase_order (org_id, number);
CREATE INDEX purchase_order_by_status ON purchase_order (org_id, status, id);
CREATE INDEX purchase_order_by_supplier ON purchase_order (org_id, supplier_id, id);
CREATE INDEX purchase_order_by_location ON purchase_order (org_id, location_id, id) WHERE location_id IS NOT NULL;
CREATE INDEX purchase_order_by_order ON purchase_order (org_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX purchase_order_by_expected ON purchase_order (org_id, expected_on, id) WHERE expected_on IS NOT NULL;

CREATE TABLE purchase_order_line (
  org_id uuid NOT NULL,
  purchase_order_id uuid NOT NULL,
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  product_id uuid NOT NULL,
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  unit_cost numeric(18, 6) NOT NULL CHECK (unit_cost BETWEEN 0 AND 999999999999),
  -- What came in; of a drop-ship what the supplier shipped.
  received numeric(18, 4) NOT NULL CHECK (received BETWEEN 0 AND 99999999999999),
  -- Sent back to the supplier.
  returned numeric(18, 4) NOT NULL CHECK (returned BETWEEN 0 AND 99999999999999),
  -- Will not come any more.
  cancelled numeric(18, 4) NOT NULL CHECK (cancelled BETWEEN 0 AND 99999999999999),
  PRIMARY KEY (org_id, purchase_order_id, line)
);
CREATE INDEX purchase_order_line_by_product ON purchase_order_line (org_id, product_id, purchase_order_id);

-- Which order lines a purchase line was bought for; in the order of `position` they get what arrives.
CREATE TABLE purchase_link (
  org_id uuid NOT NULL,
  purchase_order_id uuid NOT NULL,
  purchase_line integer NOT NULL,
  position integer NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  order_id uuid NOT NULL,
  order_line integer NOT NULL CHECK (order_line BETWEEN 1 AND 1000000),
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  PRIMARY KEY (org_id, purchase_order_id, purchase_line, position)
);
CREATE INDEX purchase_link_by_order ON purchase_link (org_id, order_id);
