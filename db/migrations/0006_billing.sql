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
  -- Taken back by credit notes.
  credited numeric(18, 4) NOT NULL CHECK (credited BETWEEN 0 AND 99999999999999),
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
