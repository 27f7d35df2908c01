-- What even the account that runs the program may not undo, since the program never does.

-- What was said of somebody earlier, who decided what, and under which key persons were numbered.
REVOKE UPDATE, DELETE ON identity.source_identity_history, identity.review_decision, identity.numbering,
  identity.former_number, social.entitlement_history FROM ${roles}_service;
REVOKE UPDATE ON identity.source_identity_history FROM ${roles}_loader;
REVOKE UPDATE, DELETE ON social.entitlement_history FROM ${roles}_loader;

-- Requests and keys of studies: only as their keeper, whose role it takes. Material: only as the extractor.
REVOKE ALL ON extract.study, extract.study_key, extract.person, extract.lab_observation FROM ${roles}_service;
ALTER DEFAULT PRIVILEGES IN SCHEMA extract REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM ${roles}_service;

REVOKE INSERT, UPDATE, DELETE ON exchange.repository FROM ${roles}_service;
GRANT UPDATE (sealed_in_place) ON exchange.repository TO ${roles}_service;

-- Views are for reading. Those that one may write would be written with the rights of their owner.
DO $$
DECLARE
  view regclass;
BEGIN
  FOR view IN
    SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'v' AND n.nspname IN ('exchange', 'identity', 'lab', 'social', 'billing', 'terminology', 'extract',
      'distribution')
  LOOP
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s FROM ${roles}_service, ${roles}_loader, ${roles}_distributor',
      view);
  END LOOP;
END $$;

-- The operator's views show no row that they leave out, also to functions of his own.
ALTER VIEW exchange.broken_seal SET (security_barrier);
ALTER VIEW distribution.waiting_practice SET (security_barrier);

-- What a function compares is compared as it was meant, whatever the caller's path.
ALTER FUNCTION audit.refuse_change() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION exchange.keep_repository() SET search_path = pg_catalog, pg_temp;
