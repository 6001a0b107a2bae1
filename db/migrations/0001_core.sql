-- Every table has org_id first in its primary key, unique constraints and foreign keys, so that the
-- same schema can be distributed by organisation. Quantities numeric(18,4), unit prices numeric(18,6), money
-- numeric(18,4); every CHECK has an upper and a lower bound, because NaN passes "> 0".

-- Lists are searched for a part of a name; every PostgreSQL brings this extension.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE ledger_event AS ENUM (
  'RECEIVE', 'ADJUST', 'DISPOSE', 'TRANSFER', 'EXPECT', 'DEMAND', 'ALLOCATE', 'COMMIT', 'CONSUME',
  'REVERSE_RECEIVE', 'REVERSE_ADJUST', 'REVERSE_DISPOSE', 'REVERSE_TRANSFER', 'REVERSE_EXPECT',
  'REVERSE_DEMAND', 'REVERSE_ALLOCATE', 'REVERSE_COMMIT', 'REVERSE_CONSUME'
);

CREATE TABLE organisation (
  org_id uuid PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL,
  time_zone text NOT NULL,
  default_workflow text NOT NULL CHECK (default_workflow IN ('shipment-driven', 'status-driven')),
  stock_policy text NOT NULL CHECK (stock_policy IN ('warn', 'refuse')),
  stock_guard text NOT NULL CHECK (stock_guard IN ('warn', 'enforce')),
  closed_through date,
  default_location_id uuid,
  default_channel_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Only the SHA-256 of a token's secret is kept.
CREATE TABLE token (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'sales', 'warehouse', 'billing', 'viewer')),
  secret_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  demo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id)
);

CREATE TABLE counter (
  org_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  prefix text NOT NULL,
  last bigint NOT NULL CHECK (last BETWEEN 0 AND 999999999999),
  PRIMARY KEY (org_id, name)
);

CREATE TABLE supplier (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  address jsonb,
  currency text,
  lead_days integer CHECK (lead_days BETWEEN 0 AND 3650),
  notes text,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);

CREATE TABLE broker (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  fee_percent numeric(9, 4) CHECK (fee_percent BETWEEN 0 AND 100),
  notes text,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);

CREATE TABLE price_list (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  currency text NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, code)
);

CREATE TABLE customer (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  bill_to jsonb,
  ship_to jsonb,
  currency text,
  payment_terms text,
  price_list_id uuid,
  broker_id uuid,
  fee_percent numeric(9, 4) CHECK (fee_percent BETWEEN 0 AND 100),
  tax_rate numeric(9, 4) CHECK (tax_rate BETWEEN 0 AND 100),
  shelf_life_days integer CHECK (shelf_life_days BETWEEN 0 AND 36500),
  notes text,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);
CREATE INDEX customer_search ON customer USING gin (lower((number || ' ' || name) COLLATE "default") gin_trgm_ops);

CREATE TABLE product (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  sku text COLLATE "C" NOT NULL,
  name text NOT NULL,
  barcode text COLLATE "C",
  unit text NOT NULL,
  decimals smallint NOT NULL CHECK (decimals BETWEEN 0 AND 4),
  price numeric(18, 6) NOT NULL CHECK (price BETWEEN 0 AND 999999999999),
  cost numeric(18, 6) CHECK (cost BETWEEN 0 AND 999999999999),
  tax_rate numeric(9, 4) CHECK (tax_rate BETWEEN 0 AND 100),
  weight numeric(18, 4) CHECK (weight BETWEEN 0 AND 99999999999999),
  drop_shippable boolean NOT NULL,
  supplier_id uuid,
  picking_rule text NOT NULL CHECK (picking_rule IN ('FIFO', 'FEFO', 'LIFO', 'bin', 'manual')),
  lot_tracked boolean NOT NULL,
  selling_units jsonb NOT NULL,
  notes text,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, sku)
);
CREATE INDEX product_by_barcode ON product (org_id, barcode) WHERE barcode IS NOT NULL;
CREATE INDEX product_by_folded_sku ON product (org_id, lower(sku) COLLATE "C" text_pattern_ops);
CREATE INDEX product_search ON product
  USING gin (lower((sku || ' ' || name || ' ' || coalesce(barcode, '')) COLLATE "default") gin_trgm_ops);

CREATE TABLE price (
  org_id uuid NOT NULL REFERENCES organisation,
  price_list_id uuid NOT NULL,
  product_id uuid NOT NULL,
  unit_price numeric(18, 6) NOT NULL CHECK (unit_price BETWEEN 0 AND 999999999999),
  PRIMARY KEY (org_id, price_list_id, product_id)
);

CREATE TABLE location (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  address jsonb,
  -- The bin goods stand in when nobody named one; it alone may go below zero (C10).
  unassigned_bin_id uuid NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, code)
);

CREATE TABLE bin (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  sequence integer NOT NULL CHECK (sequence BETWEEN 0 AND 1000000000),
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, location_id, code)
);
CREATE INDEX bin_search ON bin USING gin (lower((code) COLLATE "default") gin_trgm_ops);

CREATE TABLE lot (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  expires_on date,
  quarantined boolean NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, product_id, number)
);
CREATE INDEX lot_search ON lot USING gin (lower((number) COLLATE "default") gin_trgm_ops);

CREATE TABLE order_channel (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  colour text NOT NULL,
  source text NOT NULL,
  default_workflow text CHECK (default_workflow IN ('shipment-driven', 'status-driven')),
  default_location_id uuid,
  confirm_on_arrival boolean NOT NULL,
  stock_policy text CHECK (stock_policy IN ('warn', 'refuse')),
  prices_include_tax boolean NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, code)
);

-- Running sums of the ledger, changed by the statement that inserts the entries and by nothing else.
CREATE TABLE position (
  org_id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  on_hand numeric(18, 4) NOT NULL CHECK (on_hand BETWEEN -99999999999999 AND 99999999999999),
  demand numeric(18, 4) NOT NULL CHECK (demand BETWEEN 0 AND 99999999999999),
  allocated numeric(18, 4) NOT NULL CHECK (allocated BETWEEN 0 AND 99999999999999),
  committed numeric(18, 4) NOT NULL CHECK (committed BETWEEN 0 AND 99999999999999),
  expected numeric(18, 4) NOT NULL CHECK (expected BETWEEN 0 AND 99999999999999),
  average_cost numeric(18, 6) NOT NULL CHECK (average_cost BETWEEN 0 AND 999999999999),
  -- Where stock is guarded, what is committed is there (Q2).
  guarded boolean NOT NULL,
  CHECK (NOT guarded OR committed <= on_hand),
  PRIMARY KEY (org_id, product_id, location_id)
) WITH (fillfactor = 50);

CREATE TABLE bin_position (
  org_id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  bin_id uuid NOT NULL,
  lot_id uuid,
  on_hand numeric(18, 4) NOT NULL CHECK (on_hand BETWEEN -99999999999999 AND 99999999999999),
  committed numeric(18, 4) NOT NULL CHECK (committed BETWEEN 0 AND 99999999999999),
  received_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (org_id, product_id, location_id, bin_id, lot_id)
) WITH (fillfactor = 50);

-- Append-only. The primary key is also the index behind "explain this number". That a reversal names an entry of
-- the same product, location and source is seen to by `allot verify`: as a foreign key it was checked row by row
-- with a plan made when the table was empty, and 10,000 reversals took minutes.
CREATE TABLE ledger_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  source_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  day date NOT NULL,
  line integer NOT NULL,
  event ledger_event NOT NULL,
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  ref text NOT NULL,
  reverses uuid,
  bin_id uuid,
  lot_id uuid,
  unit_cost numeric(18, 6) CHECK (unit_cost BETWEEN 0 AND 999999999999),
  PRIMARY KEY (org_id, product_id, location_id, id),
  CHECK ((reverses IS NOT NULL) = (event >= 'REVERSE_RECEIVE'))
);
CREATE INDEX ledger_entry_by_source ON ledger_entry (org_id, source_id);

-- No foreign keys from orders, lines and entries to what they refer to: master records and orders are never
-- removed, only marked, so a reference cannot dangle; checking eight of them cost a tenth of taking an order in.
-- `allot verify` looks for any that do.
CREATE TABLE sales_order (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  workflow text NOT NULL CHECK (workflow IN ('shipment-driven', 'status-driven')),
  status text NOT NULL,
  disputed_from text,
  source text NOT NULL,
  external_id text COLLATE "C",
  channel_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  location_id uuid,
  order_date date NOT NULL,
  must_arrive_by date,
  status_dates jsonb NOT NULL,
  customer_po text COLLATE "C",
  currency text NOT NULL,
  prices_include_tax boolean NOT NULL,
  bill_to jsonb,
  ship_to jsonb,
  payment_terms text,
  shelf_life_days integer CHECK (shelf_life_days BETWEEN 0 AND 36500),
  priority smallint NOT NULL CHECK (priority BETWEEN 0 AND 9),
  broker_id uuid,
  fee_percent numeric(9, 4) CHECK (fee_percent BETWEEN 0 AND 100),
  manual_fee numeric(18, 4) CHECK (manual_fee BETWEEN 0 AND 99999999999999),
  add_ons jsonb,
  shipping_charge numeric(18, 4) NOT NULL CHECK (shipping_charge BETWEEN -99999999999999 AND 99999999999999),
  other_charge numeric(18, 4) NOT NULL CHECK (other_charge BETWEEN -99999999999999 AND 99999999999999),
  notes text,
  external_refs jsonb,
  outside_totals jsonb,
  -- Hash of what the outside sent, to tell a repetition from a change (A2).
  outside_hash text,
  flags jsonb,
  duplicated_from uuid,
  last_line integer NOT NULL,
  value numeric(18, 4) NOT NULL CHECK (value BETWEEN -99999999999999 AND 99999999999999),
  tax numeric(18, 4) NOT NULL CHECK (tax BETWEEN -99999999999999 AND 99999999999999),
  total numeric(18, 4) NOT NULL CHECK (total BETWEEN -99999999999999 AND 99999999999999),
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX sales_order_by_number ON sales_order (org_id, number);
CREATE UNIQUE INDEX sales_order_by_external_id ON sales_order (org_id, source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX sales_order_by_status ON sales_order (org_id, status, id);
CREATE INDEX sales_order_by_customer ON sales_order (org_id, customer_id, id);
CREATE INDEX sales_order_by_channel ON sales_order (org_id, channel_id, id);
CREATE INDEX sales_order_by_location ON sales_order (org_id, location_id, id);
CREATE INDEX sales_order_by_broker ON sales_order (org_id, broker_id) WHERE broker_id IS NOT NULL;
CREATE INDEX sales_order_by_order_date ON sales_order (org_id, order_date, id);
CREATE INDEX sales_order_by_must_arrive_by ON sales_order (org_id, must_arrive_by, id) WHERE must_arrive_by IS NOT NULL;
CREATE INDEX sales_order_flagged ON sales_order (org_id, id) WHERE flags IS NOT NULL;
CREATE INDEX sales_order_by_customer_po ON sales_order (org_id, lower(customer_po) COLLATE "C" text_pattern_ops)
  WHERE customer_po IS NOT NULL;

CREATE TABLE sales_order_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  product_id uuid NOT NULL,
  location_id uuid,
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  first_quantity numeric(18, 4) NOT NULL CHECK (first_quantity > 0 AND first_quantity <= 99999999999999),
  unit_price numeric(18, 6) NOT NULL CHECK (unit_price BETWEEN 0 AND 999999999999),
  discount numeric(18, 4) NOT NULL CHECK (discount BETWEEN -99999999999999 AND 99999999999999),
  tax_rate numeric(9, 4) NOT NULL CHECK (tax_rate BETWEEN 0 AND 100),
  amount numeric(18, 4) NOT NULL CHECK (amount BETWEEN -99999999999999 AND 99999999999999),
  selling_unit text,
  units_per numeric(18, 4) CHECK (units_per > 0 AND units_per <= 99999999999999),
  -- Bins and lots the line was consumed from, once it was: [{bin, lot, quantity}].
  picks jsonb,
  PRIMARY KEY (org_id, order_id, line)
);
-- A4: a product appears at most once per order; led by product, it also finds the orders of a product.
CREATE UNIQUE INDEX sales_order_line_by_product ON sales_order_line (org_id, product_id, order_id);
CREATE INDEX sales_order_line_by_location ON sales_order_line (org_id, location_id) WHERE location_id IS NOT NULL;

CREATE TABLE dispute (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  type text NOT NULL,
  amount numeric(18, 4) CHECK (amount BETWEEN 0 AND 99999999999999),
  reason text NOT NULL,
  opened_on date NOT NULL,
  due_on date,
  outcome text CHECK (outcome IN ('won', 'lost', 'partly')),
  resolved_on date,
  notes text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES sales_order (org_id, id)
);
CREATE INDEX dispute_by_order ON dispute (org_id, order_id);

-- A receipt, adjustment or other act on stock by itself: the document behind entries no order made.
CREATE TABLE stock_document (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  location_id uuid NOT NULL,
  reason text,
  note text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);

CREATE TABLE timeline_entry (
  org_id uuid NOT NULL,
  document_id uuid NOT NULL,
  id uuid NOT NULL,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  what text NOT NULL,
  status text NOT NULL,
  source text NOT NULL,
  changes jsonb,
  note text,
  PRIMARY KEY (org_id, document_id, id)
);

-- Events for the outside, written with their cause, delivered later and at least once.
CREATE TABLE outbox (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  event text NOT NULL,
  document_id uuid NOT NULL,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  facts jsonb,
  delivered_at timestamptz,
  PRIMARY KEY (org_id, id)
);

-- One row per accepted command: what a repeated Idempotency-Key is answered with, and how a lost connection finds
-- out what was committed. A command without a key of its own goes by its id. Purged after 72 hours.
CREATE TABLE command_log (
  org_id uuid NOT NULL,
  token_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  input_hash bytea,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, token_id, key)
);
CREATE INDEX command_log_by_time ON command_log USING brin (at);

CREATE TABLE plan (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  token_id uuid NOT NULL,
  command text NOT NULL,
  input jsonb NOT NULL,
  -- json, not jsonb: compared as text, in the order it was written
  outcome json NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);

-- The role the application works as: it reads everything, and of the ledger it can only append.
DO $$
BEGIN
  CREATE ROLE allot_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR insufficient_privilege OR unique_violation THEN NULL;
END $$;
