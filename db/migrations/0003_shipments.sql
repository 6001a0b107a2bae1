-- From promise to cash: what orders, customers and the organisation gain, and shipments.

ALTER TABLE organisation
  -- Q5: how far a shipment may go beyond what was ordered, and a receipt beyond what was bought, in percent.
  ADD COLUMN over_shipment numeric(9, 4) NOT NULL DEFAULT 0 CHECK (over_shipment BETWEEN 0 AND 100),
  ADD COLUMN over_receipt numeric(9, 4) NOT NULL DEFAULT 0 CHECK (over_receipt BETWEEN 0 AND 100);

-- B20: what a customer may owe at most; no limit where null.
ALTER TABLE customer
  ADD COLUMN credit_limit numeric(18, 4) CHECK (credit_limit BETWEEN 0 AND 99999999999999);

ALTER TABLE sales_order
  -- B20: {reason, actor, at} while the order is held.
  ADD COLUMN hold jsonb,
  -- B15: derived from invoices and payments, kept for lists; `allot verify` derives them again.
  ADD COLUMN invoice_status text NOT NULL DEFAULT 'not invoiced'
    CHECK (invoice_status IN ('not invoiced', 'partially invoiced', 'fully invoiced')),
  ADD COLUMN payment_status text NOT NULL DEFAULT 'unpaid'
    CHECK (payment_status IN ('unpaid', 'partially paid', 'paid'));
CREATE INDEX sales_order_to_invoice ON sales_order (org_id, invoice_status, id) WHERE invoice_status <> 'not invoiced';
CREATE INDEX sales_order_to_pay ON sales_order (org_id, payment_status, id) WHERE payment_status <> 'unpaid';
CREATE INDEX sales_order_held ON sales_order (org_id, id) WHERE hold IS NOT NULL;

-- Part of its order: whoever changes a shipment has locked the order.
CREATE TABLE shipment (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  order_id uuid NOT NULL,
  -- The order's, kept here for lists; an order never changes hands.
  customer_id uuid NOT NULL,
  location_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('saved', 'committed', 'picked', 'packed', 'shipped')),
  carrier text,
  tracking text,
  notes text,
  packages jsonb,
  committed_on date,
  shipped_on date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX shipment_by_number ON shipment (org_id, number);
CREATE INDEX shipment_by_order ON shipment (org_id, order_id);
CREATE INDEX shipment_by_status ON shipment (org_id, status, id);
CREATE INDEX shipment_by_customer ON shipment (org_id, customer_id, id);
CREATE INDEX shipment_by_carrier ON shipment (org_id, carrier, id) WHERE carrier IS NOT NULL;
CREATE INDEX shipment_by_shipped_on ON shipment (org_id, shipped_on, id) WHERE shipped_on IS NOT NULL;
CREATE INDEX shipment_by_location ON shipment (org_id, location_id, status, id);

CREATE TABLE shipment_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  shipment_id uuid NOT NULL,
  -- The order's line.
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  -- Bins and lots it is taken from, once it is committed: [{bin, lot, quantity}].
  picks jsonb,
  PRIMARY KEY (org_id, order_id, shipment_id, line)
);
