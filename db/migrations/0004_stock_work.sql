-- Stock work: counts, transfers, what a stock document says of its origin, and how stock is found by bin and lot.

ALTER TABLE stock_document
  -- Who the goods came from or went back to, and the number of their delivery note.
  ADD COLUMN supplier_id uuid,
  ADD COLUMN reference text COLLATE "C",
  ADD COLUMN purchase_order_id uuid,
  -- The sales order a return is about.
  ADD COLUMN order_id uuid;
CREATE INDEX stock_document_by_kind ON stock_document (org_id, kind, number);
CREATE INDEX stock_document_by_day ON stock_document (org_id, kind, day);
CREATE INDEX stock_document_by_location ON stock_document (org_id, location_id, kind, number);
CREATE INDEX stock_document_by_reason ON stock_document (org_id, reason) WHERE reason IS NOT NULL;
CREATE INDEX stock_document_by_supplier ON stock_document (org_id, supplier_id) WHERE supplier_id IS NOT NULL;
CREATE INDEX stock_document_by_purchase_order ON stock_document (org_id, purchase_order_id)
  WHERE purchase_order_id IS NOT NULL;
CREATE INDEX stock_document_by_order ON stock_document (org_id, order_id) WHERE order_id IS NOT NULL;

-- Goods on their way from one location to another; what left and what arrived is in the ledger.
CREATE TABLE transfer (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  status text NOT NULL CHECK (status IN ('in transit', 'partially received', 'received', 'closed')),
  from_location_id uuid NOT NULL,
  to_location_id uuid NOT NULL,
  day date NOT NULL,
  expected_on date,
  note text,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX transfer_by_number ON transfer (org_id, number);
CREATE INDEX transfer_by_status ON transfer (org_id, status, id);
CREATE INDEX transfer_by_origin ON transfer (org_id, from_location_id, id);
CREATE INDEX transfer_by_destination ON transfer (org_id, to_location_id, id);
CREATE INDEX transfer_by_expected ON transfer (org_id, expected_on, id) WHERE expected_on IS NOT NULL;

CREATE TABLE stock_count (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'posted', 'cancelled')),
  location_id uuid NOT NULL,
  -- {bins, products}: the ids it is limited to, null for all of them.
  scope jsonb NOT NULL,
  -- What the ledger holds is not shown until it is posted.
  blind boolean NOT NULL,
  day date NOT NULL,
  note text,
  last_row integer NOT NULL CHECK (last_row BETWEEN 0 AND 1000000),
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX stock_count_by_number ON stock_count (org_id, number);
CREATE INDEX stock_count_by_status ON stock_count (org_id, status, id);
CREATE INDEX stock_count_by_location ON stock_count (org_id, location_id, id);

CREATE TABLE stock_count_row (
  org_id uuid NOT NULL,
  stock_count_id uuid NOT NULL,
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  product_id uuid NOT NULL,
  bin_id uuid NOT NULL,
  lot_id uuid,
  counted numeric(18, 4) CHECK (counted BETWEEN 0 AND 99999999999999),
  -- What the ledger held there when it was counted; the unassigned bin may have owed some.
  held numeric(18, 4) CHECK (held BETWEEN -99999999999999 AND 99999999999999),
  counted_at timestamptz,
  CHECK ((counted IS NULL) = (held IS NULL) AND (counted IS NULL) = (counted_at IS NULL)),
  PRIMARY KEY (org_id, stock_count_id, line),
  UNIQUE NULLS NOT DISTINCT (org_id, stock_count_id, product_id, bin_id, lot_id)
);

-- What stands in a bin, and where a lot stands: read by counts, lists and the trace of a lot.
CREATE INDEX bin_position_by_bin ON bin_position (org_id, location_id, bin_id);
CREATE INDEX bin_position_by_lot ON bin_position (org_id, lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX ledger_entry_by_lot ON ledger_entry (org_id, lot_id, id) WHERE lot_id IS NOT NULL;
-- A range of ids is a range of time: the entries of a command are found by its own id, at next to no cost where
-- they are written.
CREATE INDEX ledger_entry_by_id ON ledger_entry USING brin (id);
