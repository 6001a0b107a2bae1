-- What the authorization server remembers: clients, consents, codes and tokens of OAuth. None of it belongs to an
-- organisation: a client is there before anybody has signed in (docs/decisions/0026-oauth.md).
CREATE TABLE oauth_record (
  kind text COLLATE "C" NOT NULL,
  -- SHA-256 of what is shown for it: a token that stands here opens nothing.
  hash bytea NOT NULL,
  -- As text, so that whatever a client sent can be kept, a zero character too.
  payload json NOT NULL,
  client text,
  consent text,
  made_at timestamptz NOT NULL,
  expires_at timestamptz,
  used_at timestamptz,
  PRIMARY KEY (kind, hash)
);
CREATE INDEX oauth_record_by_consent ON oauth_record (consent) WHERE consent IS NOT NULL;
CREATE INDEX oauth_record_by_expiry ON oauth_record (expires_at) WHERE expires_at IS NOT NULL;

-- What all servers on this database sign with. Made by the first of them, and in no backup.
CREATE TABLE oauth_keys (
  name text COLLATE "C" NOT NULL,
  keys jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (name)
);
