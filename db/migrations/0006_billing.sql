-- Invoices, payments and credit.

CREATE TABLE invoice (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  -- Given when it is opened, without gaps (D8); a draft has none.
  number text COLLATE "C",
  order_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- Partially paid and paid follow from the amounts.
  status text NOT NULL CHECK (status IN ('draft', 'open', 'void')),
  day date NOT NULL,
  due_on date,
  currency text NOT NULL,
  prices_include_tax boolean NOT NULL,
  bill_to jsonb,
  shipping_charge numeric(18, 4) NOT NULL CHECK (shipping_charge BETWEEN -99999999999999 AND 99999999999999),
  other_charge numeric(18, 4) NOT NULL CHECK (other_charge BETWEEN -99999999999999 AND 99999999999999),
  value numeric(18, 4) NOT NULL CHECK (value BETWEEN -99999999999999 AND 99999999999999),
  tax numeric(18, 4) NOT NULL CHECK (tax BETWEEN -99999999999999 AND 99999999999999),
  total numeric(18, 4) NOT NULL CHECK (total BETWEEN -99999999999999 AND 99999999999999),
  -- Payments and credit notes applied to it.
  paid numeric(18, 4) NOT NULL CHECK (paid BETWEEN 0 AND 99999999999999),
  credited numeric(18, 4) NOT NULL CHECK (credited BETWEEN 0 AND 99999999999999),
  -- Given by the credit notes that name it, wherever they were applied (D6).
  credit_given numeric(18, 4) NOT NULL CHECK (credit_given BETWEEN 0 AND 99999999999999),
  notes text,
  voided_on date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX invoice_by_number ON invoice (org_id, number) WHERE number IS NOT NULL;
CREATE INDEX invoice_by_order ON invoice (org_id, order_id);
CREATE INDEX invoice_by_customer ON invoice (org_id, customer_id, id);
CREATE INDEX invoice_by_status ON invoice (org_id, status, id);
CREATE INDEX invoice_by_day ON invoice (org_id, day, id);
CREATE INDEX invoice_by_due ON invoice (org_id, due_on, id) WHERE status = 'open' AND paid + credited < total;
CREATE INDEX invoice_owed ON invoice (org_id, customer_id, due_on) WHERE status = 'open' AND paid + credited < total;

CREATE TABLE invoice_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- The order's line.
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  product_id uuid NOT NULL,
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  unit_price numeric(18, 6) NOT NULL CHECK (unit_price BETWEEN 0 AND 999999999999),
  discount numeric(18, 4) NOT NULL CHECK (discount BETWEEN -99999999999999 AND 99999999999999),
  tax_rate numeric(9, 4) NOT NULL CHECK (tax_rate BETWEEN 0 AND 100),
  amount numeric(18, 4) NOT NULL CHECK (amount BETWEEN -99999999999999 AND 99999999999999),
  tax numeric(18, 4) NOT NULL CHECK (tax BETWEEN -99999999999999 AND 99999999999999),
  -- Taken back by credit notes, with its share of amount and tax.
  credited numeric(18, 4) NOT NULL CHECK (credited BETWEEN 0 AND 99999999999999),
  credited_amount numeric(18, 4) NOT NULL CHECK (credited_amount BETWEEN 0 AND 99999999999999),
  credited_tax numeric(18, 4) NOT NULL CHECK (credited_tax BETWEEN 0 AND 99999999999999),
  PRIMARY KEY (org_id, order_id, invoice_id, line)
);

-- Money that came in. What no invoice has taken is the customer's credit, or the order's deposit.
CREATE TABLE payment (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  customer_id uuid NOT NULL,
  -- The order it is a deposit for, until its invoices take it.
  order_id uuid,
  currency text NOT NULL,
  day date NOT NULL,
  method text NOT NULL,
  reference text COLLATE "C",
  notes text,
  amount numeric(18, 4) NOT NULL CHECK (amount > 0 AND amount <= 99999999999999),
  allocated numeric(18, 4) NOT NULL CHECK (allocated BETWEEN 0 AND 99999999999999),
  refunded numeric(18, 4) NOT NULL CHECK (refunded BETWEEN 0 AND 99999999999999),
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (allocated + refunded <= amount)
);
CREATE UNIQUE INDEX payment_by_number ON payment (org_id, number);
CREATE INDEX payment_by_customer ON payment (org_id, customer_id, id);
CREATE INDEX payment_by_order ON payment (org_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX payment_left ON payment (org_id, customer_id) WHERE allocated + refunded < amount;
CREATE INDEX payment_by_day ON payment (org_id, day, id);

-- What of a payment pays which invoice.
CREATE TABLE payment_allocation (
  org_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount numeric(18, 4) NOT NULL CHECK (amount > 0 AND amount <= 99999999999999),
  PRIMARY KEY (org_id, payment_id, invoice_id)
);
CREATE INDEX payment_allocation_by_invoice ON payment_allocation (org_id, invoice_id);

-- Takes back what an invoice charged, by quantity or by amount (D6).
CREATE TABLE credit_note (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  invoice_id uuid NOT NULL,
  order_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL,
  day date NOT NULL,
  reason text NOT NULL,
  -- The return by which its goods came back; none where it moves nothing.
  return_id uuid,
  value numeric(18, 4) NOT NULL CHECK (value BETWEEN 0 AND 99999999999999),
  tax numeric(18, 4) NOT NULL CHECK (tax BETWEEN 0 AND 99999999999999),
  -- Credited before by amount alone, and so not credited again with the quantity.
  reduction numeric(18, 4) NOT NULL CHECK (reduction BETWEEN 0 AND 99999999999999),
  amount numeric(18, 4) NOT NULL CHECK (amount BETWEEN 0 AND 99999999999999),
  allocated numeric(18, 4) NOT NULL CHECK (allocated BETWEEN 0 AND 99999999999999),
  refunded numeric(18, 4) NOT NULL CHECK (refunded BETWEEN 0 AND 99999999999999),
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (allocated + refunded <= amount)
);
CREATE UNIQUE INDEX credit_note_by_number ON credit_note (org_id, number);
CREATE INDEX credit_note_by_customer ON credit_note (org_id, customer_id, id);
CREATE INDEX credit_note_by_invoice ON credit_note (org_id, invoice_id);
CREATE INDEX credit_note_by_order ON credit_note (org_id, order_id);
CREATE INDEX credit_note_by_day ON credit_note (org_id, day, id);
CREATE INDEX credit_note_left ON credit_note (org_id, customer_id) WHERE allocated + refunded < amount;

CREATE TABLE credit_note_line (
  org_id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  -- The order's line.
  line integer NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  product_id uuid NOT NULL,
  quantity numeric(18, 4) NOT NULL CHECK (quantity > 0 AND quantity <= 99999999999999),
  amount numeric(18, 4) NOT NULL CHECK (amount BETWEEN 0 AND 99999999999999),
  tax numeric(18, 4) NOT NULL CHECK (tax BETWEEN 0 AND 99999999999999),
  PRIMARY KEY (org_id, credit_note_id, line)
);

-- What of a credit note pays which invoice: its own first.
CREATE TABLE credit_note_allocation (
  org_id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount numeric(18, 4) NOT NULL CHECK (amount > 0 AND amount <= 99999999999999),
  PRIMARY KEY (org_id, credit_note_id, invoice_id)
);
CREATE INDEX credit_note_allocation_by_invoice ON credit_note_allocation (org_id, invoice_id);

-- Money given back, of a payment or of a credit note.
CREATE TABLE refund (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  -- The payment or the credit note.
  source_id uuid NOT NULL,
  day date NOT NULL,
  method text NOT NULL,
  reference text COLLATE "C",
  amount numeric(18, 4) NOT NULL CHECK (amount > 0 AND amount <= 99999999999999),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX refund_by_number ON refund (org_id, number);
CREATE INDEX refund_by_source ON refund (org_id, source_id);

-- Orders that count against a credit limit (B20): binding, and not fully invoiced.
CREATE INDEX sales_order_exposed ON sales_order (org_id, customer_id)
  WHERE deleted_at IS NULL AND invoice_status <> 'fully invoiced' AND status NOT IN ('Saved', 'Received', 'Cancelled', 'Rejected');
