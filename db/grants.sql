-- Run after every migration: the application role may do everything but rewrite history.
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
  ELSE
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM %I', current_user);
  END IF;
END $$;
