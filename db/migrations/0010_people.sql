-- Who signs in by e-mail and password. Passwords are kept as argon2id, invitations as the SHA-256 of their secret.
CREATE TABLE app_user (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  -- Lower case: the same address is the same user, however it is written.
  email text COLLATE "C" NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'sales', 'warehouse', 'billing', 'viewer')),
  deactivated_at timestamptz,
  -- Null until an invitation was accepted.
  password_hash text,
  password_set_at timestamptz,
  invitation_hash bytea,
  invitation_expires_at timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL,
  -- Has the password of the demo company: refused on a server that listens beyond loopback.
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, email),
  CHECK ((password_hash IS NULL) = (password_set_at IS NULL)),
  CHECK ((invitation_hash IS NULL) = (invitation_expires_at IS NULL))
);
-- Whoever signs in names no organisation.
CREATE INDEX app_user_by_email ON app_user (email);

-- A session is the token of a user: what is done in it has an actor like everything else.
ALTER TABLE token ADD COLUMN user_id uuid;
CREATE INDEX token_by_user ON token (org_id, user_id) WHERE user_id IS NOT NULL;

-- Opens the set-up of the first owner, while the organisation has no user. Each server makes one when it starts.
CREATE TABLE setup_code (
  org_id uuid NOT NULL REFERENCES organisation,
  hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, hash)
);
