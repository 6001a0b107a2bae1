-- Files sent to be imported: kept so that any server process can rehearse, apply and resume them (L1).

CREATE TABLE import_file (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('orders', 'products', 'customers', 'stock')),
  file_name text NOT NULL,
  size integer NOT NULL CHECK (size BETWEEN 0 AND 100000000),
  -- Of its bytes: the same file again is known by it.
  hash text NOT NULL,
  -- Null once it is too old to be kept.
  content bytea,
  row_count integer NOT NULL CHECK (row_count BETWEEN 0 AND 1000000),
  -- [{name, samples}] in the order of the file.
  columns jsonb NOT NULL,
  -- What the columns mean, as a person is choosing it: it may be unfinished.
  mapping jsonb NOT NULL,
  mapping_name text NOT NULL,
  mapping_from text NOT NULL CHECK (mapping_from IN ('remembered', 'shipped', 'guessed', 'given')),
  -- Products and customers that are there and differ are changed.
  updates boolean NOT NULL DEFAULT false,
  status text NOT NULL CHECK (status IN ('new', 'running', 'interrupted', 'done')),
  -- What applying would do, under the mapping as it is; and its faults, as many as are kept.
  rehearsal jsonb,
  faults jsonb,
  -- Of the file and the mapping it is applied under: import_job.hash.
  job_hash text,
  take_good boolean NOT NULL DEFAULT false,
  total integer NOT NULL DEFAULT 0 CHECK (total BETWEEN 0 AND 1000000000),
  settled integer NOT NULL DEFAULT 0 CHECK (settled BETWEEN 0 AND total),
  counts jsonb,
  result jsonb,
  -- [{row, reason}] of the rows that were not taken.
  refused jsonb,
  -- Why it stopped before its end.
  trouble text,
  -- Who applies it right now, and when it last said so: silence means that its server is gone.
  runner uuid,
  beat_at timestamptz,
  created_at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  applied_at timestamptz,
  applied_by text,
  finished_at timestamptz,
  PRIMARY KEY (org_id, id)
);
-- The same file under the same mapping is applied by one at a time.
CREATE UNIQUE INDEX import_file_running ON import_file (org_id, what, job_hash) WHERE status = 'running';
CREATE INDEX import_file_by_hash ON import_file (org_id, what, hash) WHERE status = 'done';
CREATE INDEX import_file_kept ON import_file (org_id, created_at) WHERE content IS NOT NULL;

-- Mappings are remembered by kind, and found again by the columns of the file they were last used on.
ALTER TABLE import_mapping
  ADD COLUMN what text NOT NULL DEFAULT 'orders' CHECK (what IN ('orders', 'products', 'customers', 'stock')),
  ADD COLUMN columns_hash text,
  DROP CONSTRAINT import_mapping_pkey,
  ADD PRIMARY KEY (org_id, what, name);
CREATE INDEX import_mapping_by_columns ON import_mapping (org_id, what, columns_hash, used_at);
