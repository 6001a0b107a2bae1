-- Made by `npm run schema` after the last migration. Changes here are lost: write a migration.

CREATE EXTENSION pg_trgm;

CREATE TYPE ledger_event AS ENUM (
  'RECEIVE',
  'ADJUST',
  'DISPOSE',
  'TRANSFER',
  'EXPECT',
  'DEMAND',
  'ALLOCATE',
  'COMMIT',
  'CONSUME',
  'REVERSE_RECEIVE',
  'REVERSE_ADJUST',
  'REVERSE_DISPOSE',
  'REVERSE_TRANSFER',
  'REVERSE_EXPECT',
  'REVERSE_DEMAND',
  'REVERSE_ALLOCATE',
  'REVERSE_COMMIT',
  'REVERSE_CONSUME'
);

CREATE TABLE app_user (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  email text COLLATE "C" NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  deactivated_at timestamp with time zone,
  password_hash text,
  password_set_at timestamp with time zone,
  invitation_hash bytea,
  invitation_expires_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  version integer NOT NULL,
  CONSTRAINT app_user_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT app_user_org_id_email_key UNIQUE (org_id, email),
  CONSTRAINT app_user_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT app_user_check CHECK ((password_hash IS NULL) = (password_set_at IS NULL)),
  CONSTRAINT app_user_check1 CHECK ((invitation_hash IS NULL) = (invitation_expires_at IS NULL)),
  CONSTRAINT app_user_email_check CHECK (email = lower(email)),
  CONSTRAINT app_user_role_check CHECK (role = ANY (ARRAY['owner'::text, 'sales'::text, 'warehouse'::text, 'billing'::text, 'viewer'::text]))
);
CREATE INDEX app_user_by_email ON app_user USING btree (email);

CREATE TABLE approval (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  token_id uuid NOT NULL,
  command text NOT NULL,
  input json NOT NULL,
  outcome json NOT NULL,
  causes jsonb NOT NULL,
  reason text,
  key text COLLATE "C",
  status text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  decided_by uuid,
  note text,
  answer jsonb,
  version integer NOT NULL,
  CONSTRAINT approval_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT approval_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT approval_status_check CHECK (status = ANY (ARRAY['waiting'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text]))
);
CREATE UNIQUE INDEX approval_by_key ON approval USING btree (org_id, token_id, key) WHERE (key IS NOT NULL);
CREATE INDEX approval_by_token ON approval USING btree (org_id, token_id, id);
CREATE INDEX approval_waiting ON approval USING btree (org_id, id) WHERE (status = 'waiting'::text);

CREATE TABLE audit_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  token_id uuid NOT NULL,
  asked text NOT NULL,
  outcome text NOT NULL,
  command_id uuid,
  kind text,
  document_id uuid,
  number text,
  problem text,
  detail text,
  reason text,
  approval_id uuid,
  approved_by uuid,
  source text NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT audit_entry_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT audit_entry_outcome_check CHECK (outcome = ANY (ARRAY['done'::text, 'refused'::text, 'waiting'::text]))
);
CREATE UNIQUE INDEX audit_entry_by_command ON audit_entry USING btree (org_id, command_id) WHERE (command_id IS NOT NULL);
CREATE INDEX audit_entry_by_token ON audit_entry USING btree (org_id, token_id, id);

CREATE TABLE bin (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  sequence integer NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT bin_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT bin_org_id_location_id_code_key UNIQUE (org_id, location_id, code),
  CONSTRAINT bin_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT bin_sequence_check CHECK (sequence >= 0 AND sequence <= 1000000000)
);
CREATE INDEX bin_search ON bin USING gin (lower((code COLLATE "default")) gin_trgm_ops);

CREATE TABLE bin_position (
  org_id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  bin_id uuid NOT NULL,
  lot_id uuid,
  on_hand numeric(18,4) NOT NULL,
  committed numeric(18,4) NOT NULL,
  received_at timestamp with time zone,
  CONSTRAINT bin_position_org_id_product_id_location_id_bin_id_lot_id_key UNIQUE NULLS NOT DISTINCT (org_id, product_id, location_id, bin_id, lot_id),
  CONSTRAINT bin_position_committed_check CHECK (committed >= 0::numeric AND committed <= '99999999999999'::bigint::numeric),
  CONSTRAINT bin_position_on_hand_check CHECK (on_hand >= '-99999999999999'::bigint::numeric AND on_hand <= '99999999999999'::bigint::numeric)
) WITH (fillfactor=50);
CREATE INDEX bin_position_by_bin ON bin_position USING btree (org_id, location_id, bin_id);
CREATE INDEX bin_position_by_lot ON bin_position USING btree (org_id, lot_id) WHERE (lot_id IS NOT NULL);

CREATE TABLE broker (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  fee_percent numeric(9,4),
  notes text,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT broker_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT broker_org_id_number_key UNIQUE (org_id, number),
  CONSTRAINT broker_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT broker_fee_percent_check CHECK (fee_percent >= 0::numeric AND fee_percent <= 100::numeric)
);

CREATE TABLE command_log (
  org_id uuid NOT NULL,
  token_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  input_hash bytea,
  answer jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT command_log_pkey PRIMARY KEY (org_id, token_id, key)
);
CREATE INDEX command_log_by_time ON command_log USING brin (at);

CREATE TABLE counter (
  org_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  last bigint NOT NULL,
  CONSTRAINT counter_pkey PRIMARY KEY (org_id, name),
  CONSTRAINT counter_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT counter_last_check CHECK (last >= 0 AND last <= '999999999999'::bigint)
);

CREATE TABLE credit_note (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  invoice_id uuid NOT NULL,
  order_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL,
  day date NOT NULL,
  reason text NOT NULL,
  return_id uuid,
  value numeric(18,4) NOT NULL,
  tax numeric(18,4) NOT NULL,
  reduction numeric(18,4) NOT NULL,
  amount numeric(18,4) NOT NULL,
  allocated numeric(18,4) NOT NULL,
  refunded numeric(18,4) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT credit_note_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT credit_note_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT credit_note_allocated_check CHECK (allocated >= 0::numeric AND allocated <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_amount_check CHECK (amount >= 0::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_check CHECK ((allocated + refunded) <= amount),
  CONSTRAINT credit_note_reduction_check CHECK (reduction >= 0::numeric AND reduction <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_refunded_check CHECK (refunded >= 0::numeric AND refunded <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_tax_check CHECK (tax >= 0::numeric AND tax <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_value_check CHECK (value >= 0::numeric AND value <= '99999999999999'::bigint::numeric)
);
CREATE INDEX credit_note_by_customer ON credit_note USING btree (org_id, customer_id, id);
CREATE INDEX credit_note_by_day ON credit_note USING btree (org_id, day, id);
CREATE INDEX credit_note_by_invoice ON credit_note USING btree (org_id, invoice_id);
CREATE UNIQUE INDEX credit_note_by_number ON credit_note USING btree (org_id, number);
CREATE INDEX credit_note_by_order ON credit_note USING btree (org_id, order_id);
CREATE INDEX credit_note_left ON credit_note USING btree (org_id, customer_id) WHERE ((allocated + refunded) < amount);

CREATE TABLE credit_note_allocation (
  org_id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount numeric(18,4) NOT NULL,
  CONSTRAINT credit_note_allocation_pkey PRIMARY KEY (org_id, credit_note_id, invoice_id),
  CONSTRAINT credit_note_allocation_amount_check CHECK (amount > 0::numeric AND amount <= '99999999999999'::bigint::numeric)
);
CREATE INDEX credit_note_allocation_by_invoice ON credit_note_allocation USING btree (org_id, invoice_id);

CREATE TABLE credit_note_line (
  org_id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  line integer NOT NULL,
  product_id uuid NOT NULL,
  quantity numeric(18,4) NOT NULL,
  amount numeric(18,4) NOT NULL,
  tax numeric(18,4) NOT NULL,
  CONSTRAINT credit_note_line_pkey PRIMARY KEY (org_id, credit_note_id, line),
  CONSTRAINT credit_note_line_amount_check CHECK (amount >= 0::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_line_line_check CHECK (line >= 1 AND line <= 1000000),
  CONSTRAINT credit_note_line_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT credit_note_line_tax_check CHECK (tax >= 0::numeric AND tax <= '99999999999999'::bigint::numeric)
);

CREATE TABLE customer (
  org_id uuid NOT NULL,
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
  fee_percent numeric(9,4),
  tax_rate numeric(9,4),
  shelf_life_days integer,
  notes text,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  credit_limit numeric(18,4),
  CONSTRAINT customer_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT customer_org_id_number_key UNIQUE (org_id, number),
  CONSTRAINT customer_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT customer_credit_limit_check CHECK (credit_limit >= 0::numeric AND credit_limit <= '99999999999999'::bigint::numeric),
  CONSTRAINT customer_fee_percent_check CHECK (fee_percent >= 0::numeric AND fee_percent <= 100::numeric),
  CONSTRAINT customer_shelf_life_days_check CHECK (shelf_life_days >= 0 AND shelf_life_days <= 36500),
  CONSTRAINT customer_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric)
);
CREATE INDEX customer_search ON customer USING gin (lower((((number || ' '::text) || name) COLLATE "default")) gin_trgm_ops);

CREATE TABLE dispute (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  type text NOT NULL,
  amount numeric(18,4),
  reason text NOT NULL,
  opened_on date NOT NULL,
  due_on date,
  outcome text,
  resolved_on date,
  notes text,
  CONSTRAINT dispute_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT dispute_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES sales_order(org_id, id),
  CONSTRAINT dispute_amount_check CHECK (amount >= 0::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT dispute_outcome_check CHECK (outcome = ANY (ARRAY['won'::text, 'lost'::text, 'partly'::text]))
);
CREATE INDEX dispute_by_order ON dispute USING btree (org_id, order_id);

CREATE TABLE email (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  document_id uuid NOT NULL,
  number text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  message text NOT NULL,
  paper text,
  told jsonb NOT NULL,
  state text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_at timestamp with time zone,
  reason text,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT email_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT email_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT email_paper_check CHECK (paper = ANY (ARRAY['a4'::text, 'letter'::text])),
  CONSTRAINT email_state_check CHECK (state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))
);
CREATE INDEX email_due ON email USING btree (next_at) WHERE (state = 'queued'::text);
CREATE INDEX email_of_document ON email USING btree (org_id, document_id, id);

CREATE TABLE import_file (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  what text NOT NULL,
  file_name text NOT NULL,
  size integer NOT NULL,
  hash text NOT NULL,
  content bytea,
  row_count integer NOT NULL,
  columns jsonb NOT NULL,
  mapping jsonb NOT NULL,
  mapping_name text NOT NULL,
  mapping_from text NOT NULL,
  updates boolean DEFAULT false NOT NULL,
  status text NOT NULL,
  rehearsal jsonb,
  faults jsonb,
  job_hash text,
  take_good boolean DEFAULT false NOT NULL,
  total integer DEFAULT 0 NOT NULL,
  settled integer DEFAULT 0 NOT NULL,
  counts jsonb,
  result jsonb,
  refused jsonb,
  trouble text,
  runner uuid,
  beat_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  applied_at timestamp with time zone,
  applied_by text,
  finished_at timestamp with time zone,
  CONSTRAINT import_file_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT import_file_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT import_file_check CHECK (settled >= 0 AND settled <= total),
  CONSTRAINT import_file_mapping_from_check CHECK (mapping_from = ANY (ARRAY['remembered'::text, 'shipped'::text, 'guessed'::text, 'given'::text])),
  CONSTRAINT import_file_row_count_check CHECK (row_count >= 0 AND row_count <= 1000000),
  CONSTRAINT import_file_size_check CHECK (size >= 0 AND size <= 100000000),
  CONSTRAINT import_file_status_check CHECK (status = ANY (ARRAY['new'::text, 'running'::text, 'interrupted'::text, 'done'::text])),
  CONSTRAINT import_file_total_check CHECK (total >= 0 AND total <= 1000000000),
  CONSTRAINT import_file_what_check CHECK (what = ANY (ARRAY['orders'::text, 'products'::text, 'customers'::text, 'stock'::text]))
);
CREATE INDEX import_file_by_hash ON import_file USING btree (org_id, what, hash) WHERE (status = 'done'::text);
CREATE INDEX import_file_kept ON import_file USING btree (org_id, created_at) WHERE (content IS NOT NULL);
CREATE UNIQUE INDEX import_file_running ON import_file USING btree (org_id, what, job_hash) WHERE (status = 'running'::text);

CREATE TABLE import_job (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  hash text NOT NULL,
  file_name text NOT NULL,
  mapping text,
  status text NOT NULL,
  total integer NOT NULL,
  done_up_to integer NOT NULL,
  counts jsonb NOT NULL,
  faults jsonb NOT NULL,
  actor_id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT import_job_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT import_job_org_id_kind_hash_key UNIQUE (org_id, kind, hash),
  CONSTRAINT import_job_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT import_job_check CHECK (done_up_to >= 0 AND done_up_to <= total),
  CONSTRAINT import_job_kind_check CHECK (kind = ANY (ARRAY['orders'::text, 'products'::text, 'customers'::text, 'stock'::text])),
  CONSTRAINT import_job_status_check CHECK (status = ANY (ARRAY['running'::text, 'done'::text])),
  CONSTRAINT import_job_total_check CHECK (total >= 0 AND total <= 1000000000)
);

CREATE TABLE import_mapping (
  org_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamp with time zone NOT NULL,
  what text DEFAULT 'orders'::text NOT NULL,
  columns_hash text,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (org_id, what, name),
  CONSTRAINT import_mapping_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT import_mapping_what_check CHECK (what = ANY (ARRAY['orders'::text, 'products'::text, 'customers'::text, 'stock'::text]))
);
CREATE INDEX import_mapping_by_columns ON import_mapping USING btree (org_id, what, columns_hash, used_at);

CREATE TABLE invoice (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C",
  order_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  status text NOT NULL,
  day date NOT NULL,
  due_on date,
  currency text NOT NULL,
  prices_include_tax boolean NOT NULL,
  bill_to jsonb,
  shipping_charge numeric(18,4) NOT NULL,
  other_charge numeric(18,4) NOT NULL,
  value numeric(18,4) NOT NULL,
  tax numeric(18,4) NOT NULL,
  total numeric(18,4) NOT NULL,
  paid numeric(18,4) NOT NULL,
  credited numeric(18,4) NOT NULL,
  credit_given numeric(18,4) NOT NULL,
  notes text,
  voided_on date,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT invoice_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT invoice_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT invoice_credit_given_check CHECK (credit_given >= 0::numeric AND credit_given <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_credited_check CHECK (credited >= 0::numeric AND credited <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_other_charge_check CHECK (other_charge >= '-99999999999999'::bigint::numeric AND other_charge <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_paid_check CHECK (paid >= 0::numeric AND paid <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_shipping_charge_check CHECK (shipping_charge >= '-99999999999999'::bigint::numeric AND shipping_charge <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_status_check CHECK (status = ANY (ARRAY['draft'::text, 'open'::text, 'void'::text])),
  CONSTRAINT invoice_tax_check CHECK (tax >= '-99999999999999'::bigint::numeric AND tax <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_total_check CHECK (total >= '-99999999999999'::bigint::numeric AND total <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_value_check CHECK (value >= '-99999999999999'::bigint::numeric AND value <= '99999999999999'::bigint::numeric)
);
CREATE INDEX invoice_by_customer ON invoice USING btree (org_id, customer_id, id);
CREATE INDEX invoice_by_day ON invoice USING btree (org_id, day, id);
CREATE INDEX invoice_by_due ON invoice USING btree (org_id, due_on, id) WHERE ((status = 'open'::text) AND ((paid + credited) < total));
CREATE INDEX invoice_by_due_day ON invoice USING btree (org_id, COALESCE(due_on, day), id) WHERE ((status = 'open'::text) AND ((paid + credited) < total));
CREATE UNIQUE INDEX invoice_by_number ON invoice USING btree (org_id, number) WHERE (number IS NOT NULL);
CREATE INDEX invoice_by_order ON invoice USING btree (org_id, order_id);
CREATE INDEX invoice_by_status ON invoice USING btree (org_id, status, id);
CREATE INDEX invoice_owed ON invoice USING btree (org_id, customer_id, due_on) WHERE ((status = 'open'::text) AND ((paid + credited) < total));

CREATE TABLE invoice_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  line integer NOT NULL,
  product_id uuid NOT NULL,
  quantity numeric(18,4) NOT NULL,
  unit_price numeric(18,6) NOT NULL,
  discount numeric(18,4) NOT NULL,
  tax_rate numeric(9,4) NOT NULL,
  amount numeric(18,4) NOT NULL,
  tax numeric(18,4) NOT NULL,
  credited numeric(18,4) NOT NULL,
  credited_amount numeric(18,4) NOT NULL,
  credited_tax numeric(18,4) NOT NULL,
  CONSTRAINT invoice_line_pkey PRIMARY KEY (org_id, order_id, invoice_id, line),
  CONSTRAINT invoice_line_amount_check CHECK (amount >= '-99999999999999'::bigint::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_credited_amount_check CHECK (credited_amount >= 0::numeric AND credited_amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_credited_check CHECK (credited >= 0::numeric AND credited <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_credited_tax_check CHECK (credited_tax >= 0::numeric AND credited_tax <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_discount_check CHECK (discount >= '-99999999999999'::bigint::numeric AND discount <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_line_check CHECK (line >= 1 AND line <= 1000000),
  CONSTRAINT invoice_line_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_tax_check CHECK (tax >= '-99999999999999'::bigint::numeric AND tax <= '99999999999999'::bigint::numeric),
  CONSTRAINT invoice_line_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric),
  CONSTRAINT invoice_line_unit_price_check CHECK (unit_price >= 0::numeric AND unit_price <= '999999999999'::bigint::numeric)
);

CREATE TABLE ledger_entry (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  source_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  day date NOT NULL,
  line integer NOT NULL,
  event ledger_event NOT NULL,
  quantity numeric(18,4) NOT NULL,
  ref text NOT NULL,
  reverses uuid,
  bin_id uuid,
  lot_id uuid,
  unit_cost numeric(18,6),
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (org_id, product_id, location_id, id),
  CONSTRAINT ledger_entry_check CHECK ((reverses IS NOT NULL) = (event >= 'REVERSE_RECEIVE'::ledger_event)),
  CONSTRAINT ledger_entry_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT ledger_entry_unit_cost_check CHECK (unit_cost >= 0::numeric AND unit_cost <= '999999999999'::bigint::numeric)
);
CREATE INDEX ledger_entry_by_id ON ledger_entry USING brin (id);
CREATE INDEX ledger_entry_by_lot ON ledger_entry USING btree (org_id, lot_id, id) WHERE (lot_id IS NOT NULL);
CREATE INDEX ledger_entry_by_source ON ledger_entry USING btree (org_id, source_id);

CREATE TABLE location (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  address jsonb,
  unassigned_bin_id uuid NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT location_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT location_org_id_code_key UNIQUE (org_id, code),
  CONSTRAINT location_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);

CREATE TABLE lot (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  expires_on date,
  quarantined boolean NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT lot_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT lot_org_id_product_id_number_key UNIQUE (org_id, product_id, number),
  CONSTRAINT lot_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
CREATE INDEX lot_search ON lot USING gin (lower((number COLLATE "default")) gin_trgm_ops);

CREATE TABLE oauth_keys (
  name text COLLATE "C" NOT NULL,
  keys jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT oauth_keys_pkey PRIMARY KEY (name)
);

CREATE TABLE oauth_record (
  kind text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  payload json NOT NULL,
  client text,
  consent text,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  CONSTRAINT oauth_record_pkey PRIMARY KEY (kind, hash)
);
CREATE INDEX oauth_record_by_consent ON oauth_record USING btree (consent) WHERE (consent IS NOT NULL);
CREATE INDEX oauth_record_by_expiry ON oauth_record USING btree (expires_at) WHERE (expires_at IS NOT NULL);

CREATE TABLE order_channel (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  colour text NOT NULL,
  source text NOT NULL,
  default_workflow text,
  default_location_id uuid,
  confirm_on_arrival boolean NOT NULL,
  stock_policy text,
  prices_include_tax boolean NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT order_channel_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT order_channel_org_id_code_key UNIQUE (org_id, code),
  CONSTRAINT order_channel_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT order_channel_default_workflow_check CHECK (default_workflow = ANY (ARRAY['shipment-driven'::text, 'status-driven'::text])),
  CONSTRAINT order_channel_stock_policy_check CHECK (stock_policy = ANY (ARRAY['warn'::text, 'refuse'::text]))
);

CREATE TABLE organisation (
  org_id uuid NOT NULL,
  name text NOT NULL,
  currency text NOT NULL,
  time_zone text NOT NULL,
  default_workflow text NOT NULL,
  stock_policy text NOT NULL,
  stock_guard text NOT NULL,
  closed_through date,
  default_location_id uuid,
  default_channel_id uuid,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  over_shipment numeric(9,4) DEFAULT 0 NOT NULL,
  over_receipt numeric(9,4) DEFAULT 0 NOT NULL,
  letterhead jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT organisation_pkey PRIMARY KEY (org_id),
  CONSTRAINT organisation_default_workflow_check CHECK (default_workflow = ANY (ARRAY['shipment-driven'::text, 'status-driven'::text])),
  CONSTRAINT organisation_over_receipt_check CHECK (over_receipt >= 0::numeric AND over_receipt <= 100::numeric),
  CONSTRAINT organisation_over_shipment_check CHECK (over_shipment >= 0::numeric AND over_shipment <= 100::numeric),
  CONSTRAINT organisation_stock_guard_check CHECK (stock_guard = ANY (ARRAY['warn'::text, 'enforce'::text])),
  CONSTRAINT organisation_stock_policy_check CHECK (stock_policy = ANY (ARRAY['warn'::text, 'refuse'::text]))
);

CREATE TABLE organisation_logo (
  org_id uuid NOT NULL,
  format text NOT NULL,
  bytes bytea NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT organisation_logo_pkey PRIMARY KEY (org_id),
  CONSTRAINT organisation_logo_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT organisation_logo_bytes_check CHECK (octet_length(bytes) >= 1 AND octet_length(bytes) <= 524288),
  CONSTRAINT organisation_logo_format_check CHECK (format = ANY (ARRAY['png'::text, 'jpeg'::text, 'svg'::text]))
);

CREATE TABLE outbox (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  event text NOT NULL,
  document_id uuid NOT NULL,
  version integer NOT NULL,
  at timestamp with time zone NOT NULL,
  facts jsonb,
  delivered_at timestamp with time zone,
  CONSTRAINT outbox_pkey PRIMARY KEY (org_id, id)
);

CREATE TABLE payment (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  customer_id uuid NOT NULL,
  order_id uuid,
  currency text NOT NULL,
  day date NOT NULL,
  method text NOT NULL,
  reference text COLLATE "C",
  notes text,
  amount numeric(18,4) NOT NULL,
  allocated numeric(18,4) NOT NULL,
  refunded numeric(18,4) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT payment_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT payment_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT payment_allocated_check CHECK (allocated >= 0::numeric AND allocated <= '99999999999999'::bigint::numeric),
  CONSTRAINT payment_amount_check CHECK (amount > 0::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT payment_check CHECK ((allocated + refunded) <= amount),
  CONSTRAINT payment_refunded_check CHECK (refunded >= 0::numeric AND refunded <= '99999999999999'::bigint::numeric)
);
CREATE INDEX payment_by_customer ON payment USING btree (org_id, customer_id, id);
CREATE INDEX payment_by_day ON payment USING btree (org_id, day, id);
CREATE UNIQUE INDEX payment_by_number ON payment USING btree (org_id, number);
CREATE INDEX payment_by_order ON payment USING btree (org_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX payment_left ON payment USING btree (org_id, customer_id) WHERE ((allocated + refunded) < amount);

CREATE TABLE payment_allocation (
  org_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount numeric(18,4) NOT NULL,
  CONSTRAINT payment_allocation_pkey PRIMARY KEY (org_id, payment_id, invoice_id),
  CONSTRAINT payment_allocation_amount_check CHECK (amount > 0::numeric AND amount <= '99999999999999'::bigint::numeric)
);
CREATE INDEX payment_allocation_by_invoice ON payment_allocation USING btree (org_id, invoice_id);

CREATE TABLE plan (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  token_id uuid NOT NULL,
  command text NOT NULL,
  input jsonb NOT NULL,
  outcome json NOT NULL,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  reason text,
  CONSTRAINT plan_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT plan_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);

CREATE TABLE position (
  org_id uuid NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid NOT NULL,
  on_hand numeric(18,4) NOT NULL,
  demand numeric(18,4) NOT NULL,
  allocated numeric(18,4) NOT NULL,
  committed numeric(18,4) NOT NULL,
  expected numeric(18,4) NOT NULL,
  average_cost numeric(18,6) NOT NULL,
  guarded boolean NOT NULL,
  CONSTRAINT position_pkey PRIMARY KEY (org_id, product_id, location_id),
  CONSTRAINT position_allocated_check CHECK (allocated >= 0::numeric AND allocated <= '99999999999999'::bigint::numeric),
  CONSTRAINT position_average_cost_check CHECK (average_cost >= 0::numeric AND average_cost <= '999999999999'::bigint::numeric),
  CONSTRAINT position_check CHECK (NOT guarded OR committed <= on_hand),
  CONSTRAINT position_committed_check CHECK (committed >= 0::numeric AND committed <= '99999999999999'::bigint::numeric),
  CONSTRAINT position_demand_check CHECK (demand >= 0::numeric AND demand <= '99999999999999'::bigint::numeric),
  CONSTRAINT position_expected_check CHECK (expected >= 0::numeric AND expected <= '99999999999999'::bigint::numeric),
  CONSTRAINT position_on_hand_check CHECK (on_hand >= '-99999999999999'::bigint::numeric AND on_hand <= '99999999999999'::bigint::numeric)
) WITH (fillfactor=50);

CREATE TABLE price (
  org_id uuid NOT NULL,
  price_list_id uuid NOT NULL,
  product_id uuid NOT NULL,
  unit_price numeric(18,6) NOT NULL,
  CONSTRAINT price_pkey PRIMARY KEY (org_id, price_list_id, product_id),
  CONSTRAINT price_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT price_unit_price_check CHECK (unit_price >= 0::numeric AND unit_price <= '999999999999'::bigint::numeric)
);

CREATE TABLE price_list (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  currency text NOT NULL,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT price_list_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT price_list_org_id_code_key UNIQUE (org_id, code),
  CONSTRAINT price_list_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);

CREATE TABLE product (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  sku text COLLATE "C" NOT NULL,
  name text NOT NULL,
  barcode text COLLATE "C",
  unit text NOT NULL,
  decimals smallint NOT NULL,
  price numeric(18,6) NOT NULL,
  cost numeric(18,6),
  tax_rate numeric(9,4),
  weight numeric(18,4),
  drop_shippable boolean NOT NULL,
  supplier_id uuid,
  picking_rule text NOT NULL,
  lot_tracked boolean NOT NULL,
  selling_units jsonb NOT NULL,
  notes text,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT product_org_id_sku_key UNIQUE (org_id, sku),
  CONSTRAINT product_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT product_cost_check CHECK (cost >= 0::numeric AND cost <= '999999999999'::bigint::numeric),
  CONSTRAINT product_decimals_check CHECK (decimals >= 0 AND decimals <= 4),
  CONSTRAINT product_picking_rule_check CHECK (picking_rule = ANY (ARRAY['FIFO'::text, 'FEFO'::text, 'LIFO'::text, 'bin'::text, 'manual'::text])),
  CONSTRAINT product_price_check CHECK (price >= 0::numeric AND price <= '999999999999'::bigint::numeric),
  CONSTRAINT product_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric),
  CONSTRAINT product_weight_check CHECK (weight >= 0::numeric AND weight <= '99999999999999'::bigint::numeric)
);
CREATE INDEX product_by_barcode ON product USING btree (org_id, barcode) WHERE (barcode IS NOT NULL);
CREATE INDEX product_by_folded_sku ON product USING btree (org_id, lower(sku) text_pattern_ops);
CREATE INDEX product_search ON product USING gin (lower((((((sku || ' '::text) || name) || ' '::text) || COALESCE(barcode, ''::text)) COLLATE "default")) gin_trgm_ops);

CREATE TABLE purchase_link (
  org_id uuid NOT NULL,
  purchase_order_id uuid NOT NULL,
  purchase_line integer NOT NULL,
  position integer NOT NULL,
  order_id uuid NOT NULL,
  order_line integer NOT NULL,
  quantity numeric(18,4) NOT NULL,
  CONSTRAINT purchase_link_pkey PRIMARY KEY (org_id, purchase_order_id, purchase_line, "position"),
  CONSTRAINT purchase_link_order_line_check CHECK (order_line >= 1 AND order_line <= 1000000),
  CONSTRAINT purchase_link_position_check CHECK ("position" >= 0 AND "position" <= 1000000),
  CONSTRAINT purchase_link_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric)
);
CREATE INDEX purchase_link_by_order ON purchase_link USING btree (org_id, order_id);

CREATE TABLE purchase_order (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  supplier_id uuid NOT NULL,
  location_id uuid,
  order_id uuid,
  currency text NOT NULL,
  order_date date NOT NULL,
  expected_on date,
  issued_on date,
  ship_to jsonb,
  reference text COLLATE "C",
  notes text,
  last_line integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT purchase_order_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT purchase_order_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT purchase_order_check CHECK ((kind = 'drop-ship'::text) = (order_id IS NOT NULL) AND (kind = 'drop-ship'::text) = (location_id IS NULL)),
  CONSTRAINT purchase_order_kind_check CHECK (kind = ANY (ARRAY['stock'::text, 'drop-ship'::text])),
  CONSTRAINT purchase_order_last_line_check CHECK (last_line >= 0 AND last_line <= 1000000),
  CONSTRAINT purchase_order_status_check CHECK (status = ANY (ARRAY['draft'::text, 'issued'::text, 'partially received'::text, 'received'::text, 'partially shipped'::text, 'shipped'::text, 'closed'::text, 'cancelled'::text]))
);
CREATE INDEX purchase_order_by_expected ON purchase_order USING btree (org_id, expected_on, id) WHERE (expected_on IS NOT NULL);
CREATE INDEX purchase_order_by_location ON purchase_order USING btree (org_id, location_id, id) WHERE (location_id IS NOT NULL);
CREATE UNIQUE INDEX purchase_order_by_number ON purchase_order USING btree (org_id, number);
CREATE INDEX purchase_order_by_order ON purchase_order USING btree (org_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX purchase_order_by_status ON purchase_order USING btree (org_id, status, id);
CREATE INDEX purchase_order_by_supplier ON purchase_order USING btree (org_id, supplier_id, id);

CREATE TABLE purchase_order_line (
  org_id uuid NOT NULL,
  purchase_order_id uuid NOT NULL,
  line integer NOT NULL,
  product_id uuid NOT NULL,
  quantity numeric(18,4) NOT NULL,
  unit_cost numeric(18,6) NOT NULL,
  received numeric(18,4) NOT NULL,
  returned numeric(18,4) NOT NULL,
  cancelled numeric(18,4) NOT NULL,
  CONSTRAINT purchase_order_line_pkey PRIMARY KEY (org_id, purchase_order_id, line),
  CONSTRAINT purchase_order_line_cancelled_check CHECK (cancelled >= 0::numeric AND cancelled <= '99999999999999'::bigint::numeric),
  CONSTRAINT purchase_order_line_line_check CHECK (line >= 1 AND line <= 1000000),
  CONSTRAINT purchase_order_line_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT purchase_order_line_received_check CHECK (received >= 0::numeric AND received <= '99999999999999'::bigint::numeric),
  CONSTRAINT purchase_order_line_returned_check CHECK (returned >= 0::numeric AND returned <= '99999999999999'::bigint::numeric),
  CONSTRAINT purchase_order_line_unit_cost_check CHECK (unit_cost >= 0::numeric AND unit_cost <= '999999999999'::bigint::numeric)
);
CREATE INDEX purchase_order_line_by_product ON purchase_order_line USING btree (org_id, product_id, purchase_order_id);

CREATE TABLE refund (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  source_id uuid NOT NULL,
  day date NOT NULL,
  method text NOT NULL,
  reference text COLLATE "C",
  amount numeric(18,4) NOT NULL,
  CONSTRAINT refund_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT refund_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT refund_amount_check CHECK (amount > 0::numeric AND amount <= '99999999999999'::bigint::numeric)
);
CREATE UNIQUE INDEX refund_by_number ON refund USING btree (org_id, number);
CREATE INDEX refund_by_source ON refund USING btree (org_id, source_id);

CREATE TABLE sales_order (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  workflow text NOT NULL,
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
  shelf_life_days integer,
  priority smallint NOT NULL,
  broker_id uuid,
  fee_percent numeric(9,4),
  manual_fee numeric(18,4),
  add_ons jsonb,
  shipping_charge numeric(18,4) NOT NULL,
  other_charge numeric(18,4) NOT NULL,
  notes text,
  external_refs jsonb,
  outside_totals jsonb,
  outside_hash text,
  flags jsonb,
  duplicated_from uuid,
  last_line integer NOT NULL,
  value numeric(18,4) NOT NULL,
  tax numeric(18,4) NOT NULL,
  total numeric(18,4) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  hold jsonb,
  invoice_status text DEFAULT 'not invoiced'::text NOT NULL,
  payment_status text DEFAULT 'unpaid'::text NOT NULL,
  CONSTRAINT sales_order_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT sales_order_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT sales_order_fee_percent_check CHECK (fee_percent >= 0::numeric AND fee_percent <= 100::numeric),
  CONSTRAINT sales_order_invoice_status_check CHECK (invoice_status = ANY (ARRAY['not invoiced'::text, 'partially invoiced'::text, 'fully invoiced'::text])),
  CONSTRAINT sales_order_manual_fee_check CHECK (manual_fee >= 0::numeric AND manual_fee <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_other_charge_check CHECK (other_charge >= '-99999999999999'::bigint::numeric AND other_charge <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_payment_status_check CHECK (payment_status = ANY (ARRAY['unpaid'::text, 'partially paid'::text, 'paid'::text])),
  CONSTRAINT sales_order_priority_check CHECK (priority >= 0 AND priority <= 9),
  CONSTRAINT sales_order_shelf_life_days_check CHECK (shelf_life_days >= 0 AND shelf_life_days <= 36500),
  CONSTRAINT sales_order_shipping_charge_check CHECK (shipping_charge >= '-99999999999999'::bigint::numeric AND shipping_charge <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_tax_check CHECK (tax >= '-99999999999999'::bigint::numeric AND tax <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_total_check CHECK (total >= '-99999999999999'::bigint::numeric AND total <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_value_check CHECK (value >= '-99999999999999'::bigint::numeric AND value <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_workflow_check CHECK (workflow = ANY (ARRAY['shipment-driven'::text, 'status-driven'::text]))
);
CREATE INDEX sales_order_by_broker ON sales_order USING btree (org_id, broker_id) WHERE (broker_id IS NOT NULL);
CREATE INDEX sales_order_by_channel ON sales_order USING btree (org_id, channel_id, id);
CREATE INDEX sales_order_by_customer ON sales_order USING btree (org_id, customer_id, id);
CREATE INDEX sales_order_by_customer_po ON sales_order USING btree (org_id, lower(customer_po) text_pattern_ops) WHERE (customer_po IS NOT NULL);
CREATE UNIQUE INDEX sales_order_by_external_id ON sales_order USING btree (org_id, source, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX sales_order_by_location ON sales_order USING btree (org_id, location_id, id);
CREATE INDEX sales_order_by_must_arrive_by ON sales_order USING btree (org_id, must_arrive_by, id) WHERE (must_arrive_by IS NOT NULL);
CREATE UNIQUE INDEX sales_order_by_number ON sales_order USING btree (org_id, number);
CREATE INDEX sales_order_by_order_date ON sales_order USING btree (org_id, order_date, id) INCLUDE (status, disputed_from, channel_id, currency, prices_include_tax, value, tax);
CREATE INDEX sales_order_by_status ON sales_order USING btree (org_id, status, id);
CREATE INDEX sales_order_by_status_date ON sales_order USING btree (org_id, status, order_date, id);
CREATE INDEX sales_order_by_status_must_arrive_by ON sales_order USING btree (org_id, status, must_arrive_by, id) WHERE (must_arrive_by IS NOT NULL);
CREATE INDEX sales_order_by_status_number ON sales_order USING btree (org_id, status, length(number), number);
CREATE INDEX sales_order_by_status_total ON sales_order USING btree (org_id, status, total, id);
CREATE INDEX sales_order_exposed ON sales_order USING btree (org_id, customer_id) WHERE ((deleted_at IS NULL) AND (invoice_status <> 'fully invoiced'::text) AND (status <> ALL (ARRAY['Saved'::text, 'Received'::text, 'Cancelled'::text, 'Rejected'::text])));
CREATE INDEX sales_order_flagged ON sales_order USING btree (org_id, id) WHERE (flags IS NOT NULL);
CREATE INDEX sales_order_held ON sales_order USING btree (org_id, id) WHERE (hold IS NOT NULL);
CREATE INDEX sales_order_to_invoice ON sales_order USING btree (org_id, invoice_status, id) WHERE (invoice_status <> 'not invoiced'::text);
CREATE INDEX sales_order_to_pay ON sales_order USING btree (org_id, payment_status, id) WHERE (payment_status <> 'unpaid'::text);

CREATE TABLE sales_order_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line integer NOT NULL,
  product_id uuid NOT NULL,
  location_id uuid,
  quantity numeric(18,4) NOT NULL,
  first_quantity numeric(18,4) NOT NULL,
  unit_price numeric(18,6) NOT NULL,
  discount numeric(18,4) NOT NULL,
  tax_rate numeric(9,4) NOT NULL,
  amount numeric(18,4) NOT NULL,
  selling_unit text,
  units_per numeric(18,4),
  picks jsonb,
  CONSTRAINT sales_order_line_pkey PRIMARY KEY (org_id, order_id, line),
  CONSTRAINT sales_order_line_amount_check CHECK (amount >= '-99999999999999'::bigint::numeric AND amount <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_line_discount_check CHECK (discount >= '-99999999999999'::bigint::numeric AND discount <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_line_first_quantity_check CHECK (first_quantity > 0::numeric AND first_quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_line_line_check CHECK (line >= 1 AND line <= 1000000),
  CONSTRAINT sales_order_line_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric),
  CONSTRAINT sales_order_line_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric),
  CONSTRAINT sales_order_line_unit_price_check CHECK (unit_price >= 0::numeric AND unit_price <= '999999999999'::bigint::numeric),
  CONSTRAINT sales_order_line_units_per_check CHECK (units_per > 0::numeric AND units_per <= '99999999999999'::bigint::numeric)
);
CREATE INDEX sales_order_line_by_location ON sales_order_line USING btree (org_id, location_id) WHERE (location_id IS NOT NULL);
CREATE UNIQUE INDEX sales_order_line_by_product ON sales_order_line USING btree (org_id, product_id, order_id);

CREATE TABLE saved_view (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  list text COLLATE "C" NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  shared boolean NOT NULL,
  maker_id uuid NOT NULL,
  maker_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT saved_view_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT saved_view_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
CREATE INDEX saved_view_by_list ON saved_view USING btree (org_id, list, name, id);

CREATE TABLE setup_code (
  org_id uuid NOT NULL,
  hash bytea NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT setup_code_pkey PRIMARY KEY (org_id, hash),
  CONSTRAINT setup_code_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);

CREATE TABLE shipment (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  order_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  location_id uuid NOT NULL,
  status text NOT NULL,
  carrier text,
  tracking text,
  notes text,
  packages jsonb,
  committed_on date,
  shipped_on date,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT shipment_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT shipment_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT shipment_status_check CHECK (status = ANY (ARRAY['saved'::text, 'committed'::text, 'picked'::text, 'packed'::text, 'shipped'::text]))
);
CREATE INDEX shipment_by_carrier ON shipment USING btree (org_id, carrier, id) WHERE (carrier IS NOT NULL);
CREATE INDEX shipment_by_customer ON shipment USING btree (org_id, customer_id, id);
CREATE INDEX shipment_by_location ON shipment USING btree (org_id, location_id, status, id);
CREATE UNIQUE INDEX shipment_by_number ON shipment USING btree (org_id, number);
CREATE INDEX shipment_by_order ON shipment USING btree (org_id, order_id);
CREATE INDEX shipment_by_shipped_on ON shipment USING btree (org_id, shipped_on, id) WHERE (shipped_on IS NOT NULL);
CREATE INDEX shipment_by_status ON shipment USING btree (org_id, status, id);

CREATE TABLE shipment_line (
  org_id uuid NOT NULL,
  order_id uuid NOT NULL,
  shipment_id uuid NOT NULL,
  line integer NOT NULL,
  quantity numeric(18,4) NOT NULL,
  picks jsonb,
  CONSTRAINT shipment_line_pkey PRIMARY KEY (org_id, order_id, shipment_id, line),
  CONSTRAINT shipment_line_line_check CHECK (line >= 1 AND line <= 1000000),
  CONSTRAINT shipment_line_quantity_check CHECK (quantity > 0::numeric AND quantity <= '99999999999999'::bigint::numeric)
);

CREATE TABLE stock_count (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  status text NOT NULL,
  location_id uuid NOT NULL,
  scope jsonb NOT NULL,
  blind boolean NOT NULL,
  day date NOT NULL,
  note text,
  last_row integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT stock_count_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT stock_count_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT stock_count_last_row_check CHECK (last_row >= 0 AND last_row <= 1000000),
  CONSTRAINT stock_count_status_check CHECK (status = ANY (ARRAY['open'::text, 'posted'::text, 'cancelled'::text]))
);
CREATE INDEX stock_count_by_location ON stock_count USING btree (org_id, location_id, id);
CREATE UNIQUE INDEX stock_count_by_number ON stock_count USING btree (org_id, number);
CREATE INDEX stock_count_by_status ON stock_count USING btree (org_id, status, id);

CREATE TABLE stock_count_row (
  org_id uuid NOT NULL,
  stock_count_id uuid NOT NULL,
  line integer NOT NULL,
  product_id uuid NOT NULL,
  bin_id uuid NOT NULL,
  lot_id uuid,
  counted numeric(18,4),
  held numeric(18,4),
  counted_at timestamp with time zone,
  CONSTRAINT stock_count_row_pkey PRIMARY KEY (org_id, stock_count_id, line),
  CONSTRAINT stock_count_row_org_id_stock_count_id_product_id_bin_id_lot_key UNIQUE NULLS NOT DISTINCT (org_id, stock_count_id, product_id, bin_id, lot_id),
  CONSTRAINT stock_count_row_check CHECK ((counted IS NULL) = (held IS NULL) AND (counted IS NULL) = (counted_at IS NULL)),
  CONSTRAINT stock_count_row_counted_check CHECK (counted >= 0::numeric AND counted <= '99999999999999'::bigint::numeric),
  CONSTRAINT stock_count_row_held_check CHECK (held >= '-99999999999999'::bigint::numeric AND held <= '99999999999999'::bigint::numeric),
  CONSTRAINT stock_count_row_line_check CHECK (line >= 1 AND line <= 1000000)
);

CREATE TABLE stock_document (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  location_id uuid NOT NULL,
  reason text,
  note text,
  created_at timestamp with time zone NOT NULL,
  supplier_id uuid,
  reference text COLLATE "C",
  purchase_order_id uuid,
  order_id uuid,
  CONSTRAINT stock_document_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT stock_document_org_id_number_key UNIQUE (org_id, number),
  CONSTRAINT stock_document_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
CREATE INDEX stock_document_by_day ON stock_document USING btree (org_id, kind, day);
CREATE INDEX stock_document_by_kind ON stock_document USING btree (org_id, kind, number);
CREATE INDEX stock_document_by_location ON stock_document USING btree (org_id, location_id, kind, number);
CREATE INDEX stock_document_by_order ON stock_document USING btree (org_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX stock_document_by_purchase_order ON stock_document USING btree (org_id, purchase_order_id) WHERE (purchase_order_id IS NOT NULL);
CREATE INDEX stock_document_by_reason ON stock_document USING btree (org_id, reason) WHERE (reason IS NOT NULL);
CREATE INDEX stock_document_by_supplier ON stock_document USING btree (org_id, supplier_id) WHERE (supplier_id IS NOT NULL);

CREATE TABLE supplier (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  address jsonb,
  currency text,
  lead_days integer,
  notes text,
  active boolean NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT supplier_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT supplier_org_id_number_key UNIQUE (org_id, number),
  CONSTRAINT supplier_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT supplier_lead_days_check CHECK (lead_days >= 0 AND lead_days <= 3650)
);

CREATE TABLE timeline_entry (
  org_id uuid NOT NULL,
  document_id uuid NOT NULL,
  id uuid NOT NULL,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  day date NOT NULL,
  what text NOT NULL,
  status text NOT NULL,
  source text NOT NULL,
  changes jsonb,
  note text,
  CONSTRAINT timeline_entry_pkey PRIMARY KEY (org_id, document_id, id)
);
CREATE INDEX timeline_entry_by_actor ON timeline_entry USING btree (org_id, actor_id, id) WHERE (source <> ALL (ARRAY['api'::text, 'import'::text]));
CREATE INDEX timeline_entry_by_id ON timeline_entry USING btree (org_id, id);

CREATE TABLE token (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  demo boolean DEFAULT false NOT NULL,
  user_id uuid,
  agent text,
  person_id uuid,
  scopes jsonb,
  limits jsonb,
  previous_hash bytea,
  previous_until timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT token_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT token_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT token_role_check CHECK (role = ANY (ARRAY['owner'::text, 'sales'::text, 'warehouse'::text, 'billing'::text, 'viewer'::text]))
);
CREATE INDEX token_by_person ON token USING btree (org_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX token_by_user ON token USING btree (org_id, user_id) WHERE (user_id IS NOT NULL);

CREATE TABLE token_use (
  org_id uuid NOT NULL,
  token_id uuid NOT NULL,
  day date NOT NULL,
  used jsonb NOT NULL,
  CONSTRAINT token_use_pkey PRIMARY KEY (org_id, token_id, day),
  CONSTRAINT token_use_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);

CREATE TABLE transfer (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  status text NOT NULL,
  from_location_id uuid NOT NULL,
  to_location_id uuid NOT NULL,
  day date NOT NULL,
  expected_on date,
  note text,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT transfer_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT transfer_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  CONSTRAINT transfer_status_check CHECK (status = ANY (ARRAY['in transit'::text, 'partially received'::text, 'received'::text, 'closed'::text]))
);
CREATE INDEX transfer_by_destination ON transfer USING btree (org_id, to_location_id, id);
CREATE INDEX transfer_by_expected ON transfer USING btree (org_id, expected_on, id) WHERE (expected_on IS NOT NULL);
CREATE UNIQUE INDEX transfer_by_number ON transfer USING btree (org_id, number);
CREATE INDEX transfer_by_origin ON transfer USING btree (org_id, from_location_id, id);
CREATE INDEX transfer_by_status ON transfer USING btree (org_id, status, id);
