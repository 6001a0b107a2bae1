-- Run after every migration: the application may do everything but rewrite history. It works as the role allot_app
-- where we may take that role on; elsewhere the owner gives up the rights itself.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'allot_app') THEN
    GRANT USAGE ON SCHEMA public TO allot_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO allot_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM allot_app;
    BEGIN
      EXECUTE format('GRANT allot_app TO %I', current_user);
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'allot_app' AND pg_has_role(oid, 'MEMBER')) THEN
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM %I', current_user);
  END IF;
END $$;
