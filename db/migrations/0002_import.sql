-- Imports: what was imported, how far it got, and how the columns of a file were read the last time (L1).

-- One row per file and mapping: the same file again is the same import.
CREATE TABLE import_job (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('orders', 'products', 'customers', 'stock')),
  -- Of the file's bytes and everything that says how they are read.
  hash text NOT NULL,
  file_name text NOT NULL,
  mapping text,
  status text NOT NULL CHECK (status IN ('running', 'done')),
  -- Source documents (or rows of a master file), and how many of them, in the order of the file, are settled.
  total integer NOT NULL CHECK (total BETWEEN 0 AND 1000000000),
  done_up_to integer NOT NULL CHECK (done_up_to BETWEEN 0 AND total),
  counts jsonb NOT NULL,
  -- What was refused when it was applied: [{document, row, problem}].
  faults jsonb NOT NULL,
  actor_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, kind, hash)
);

-- The mapping of a source as it was last used, by its name.
CREATE TABLE import_mapping (
  org_id uuid NOT NULL REFERENCES organisation,
  name text COLLATE "C" NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, name)
);
