-- Lists as people want to find them again: filters, sort and columns as the address of the page holds them.
CREATE TABLE saved_view (
  org_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  -- Of which list: sales-orders.
  list text COLLATE "C" NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  shared boolean NOT NULL,
  -- The user, or the token of its own, that made it, and its name then.
  maker_id uuid NOT NULL,
  maker_name text NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX saved_view_by_list ON saved_view (org_id, list, name, id);
