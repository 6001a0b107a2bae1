-- What stands on the documents of an organisation: {address, taxNumber, email, website, footer, paper}.
ALTER TABLE organisation ADD COLUMN letterhead jsonb NOT NULL DEFAULT '{}';

-- The logo by itself: every command loads its organisation, and none needs half a megabyte of pictures.
CREATE TABLE organisation_logo (
  org_id uuid PRIMARY KEY REFERENCES organisation,
  format text NOT NULL CHECK (format IN ('png', 'jpeg', 'svg')),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 524288),
  changed_at timestamptz NOT NULL
);

-- E-mails with a document, written with the command that asked for them and sent later, at least once.
CREATE TABLE email (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  kind text NOT NULL,
  document_id uuid NOT NULL,
  number text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  message text NOT NULL,
  paper text CHECK (paper IN ('a4', 'letter')),
  -- The documents whose timelines tell of it: the document itself, and the order it belongs to.
  told jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz,
  reason text,
  actor_id uuid NOT NULL,
  command_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX email_due ON email (next_at) WHERE state = 'queued';
CREATE INDEX email_of_document ON email (org_id, document_id, id);
