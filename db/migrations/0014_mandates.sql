-- What a token may do: for whom it acts, in which scopes, within which limits. Where scopes is null, whatever its
-- role may; where limits is null, without limits.
ALTER TABLE token
  -- What acts with it, such as an assistant by name; null for programs that act for themselves, and for sessions.
  ADD COLUMN agent text,
  -- The user it acts for: it may no more than they may, and ends with them.
  ADD COLUMN person_id uuid,
  ADD COLUMN scopes jsonb,
  ADD COLUMN limits jsonb,
  -- The secret before the last rotation, and how long it still opens.
  ADD COLUMN previous_hash bytea,
  ADD COLUMN previous_until timestamptz,
  ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE INDEX token_by_person ON token (org_id, person_id) WHERE person_id IS NOT NULL;

-- What a token with caps for a day has done on it, by scope: value and quantity.
CREATE TABLE token_use (
  org_id uuid NOT NULL REFERENCES organisation,
  token_id uuid NOT NULL,
  day date NOT NULL,
  used jsonb NOT NULL,
  PRIMARY KEY (org_id, token_id, day)
);

-- Why a plan is made, as whoever makes it says.
ALTER TABLE plan ADD COLUMN reason text;

-- Plans that wait for a person; each has the id of its plan.
CREATE TABLE approval (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  token_id uuid NOT NULL,
  command text NOT NULL,
  -- Kept as they were written: what it would do is compared with it, letter by letter.
  input json NOT NULL,
  outcome json NOT NULL,
  -- What made it wait: a scope that needs a person, a cap.
  causes jsonb NOT NULL,
  reason text,
  -- The idempotency key it was asked with, where it was not planned first.
  key text COLLATE "C",
  status text NOT NULL CHECK (status IN ('waiting', 'approved', 'declined', 'withdrawn')),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  decided_at timestamptz,
  -- The token or session of whoever decided.
  decided_by uuid,
  note text,
  answer jsonb,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX approval_waiting ON approval (org_id, id) WHERE status = 'waiting';
CREATE INDEX approval_by_token ON approval (org_id, token_id, id);
CREATE UNIQUE INDEX approval_by_key ON approval (org_id, token_id, key) WHERE key IS NOT NULL;

-- What agents did and why, and what was refused to whom. What people and programs did stands on the timelines.
CREATE TABLE audit_entry (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  token_id uuid NOT NULL,
  -- The command or query.
  asked text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'waiting')),
  -- The command that was done: timelines and ledger entries name it.
  command_id uuid,
  kind text,
  document_id uuid,
  number text,
  problem text,
  detail text,
  reason text,
  approval_id uuid,
  -- The token or session of the person who approved it.
  approved_by uuid,
  source text NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_entry_by_token ON audit_entry (org_id, token_id, id);
CREATE UNIQUE INDEX audit_entry_by_command ON audit_entry (org_id, command_id) WHERE command_id IS NOT NULL;

-- What people did, by whom. Programs and imports write most of a timeline and are found without it.
CREATE INDEX timeline_entry_by_actor ON timeline_entry (org_id, actor_id, id) WHERE source NOT IN ('api', 'import');
