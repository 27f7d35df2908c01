-- The account that runs Estuaire need own nothing. Who owns the schemas migrates them; who runs the program is a member
-- of ${roles}_service: it reads and writes rows, and can neither switch off a trigger nor take a line off the trail.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${roles}_service') THEN
    CREATE ROLE ${roles}_service NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

DO $$
DECLARE
  schema name;
BEGIN
  FOR schema IN
    SELECT nspname FROM pg_namespace WHERE nspname IN ('exchange', 'identity', 'lab', 'social', 'billing', 'terminology',
      'extract', 'distribution', 'batch', 'quartz')
  LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${roles}_service', schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${roles}_service', schema);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ${roles}_service', schema);
    -- Tables of migrations to come.
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES'
      ' TO ${roles}_service', schema);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO ${roles}_service', schema);
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA audit, flyway TO ${roles}_service;
GRANT SELECT, INSERT (actor, action, subject, detail) ON audit.event TO ${roles}_service;
GRANT SELECT ON ALL TABLES IN SCHEMA flyway TO ${roles}_service;

-- Datasets are worked out under these roles. Where a DBA made the roles, he grants it.
DO $$
BEGIN
  GRANT ${roles}_extractor, ${roles}_study_keeper TO ${roles}_service;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE '${roles}_service is not made a member of the roles of studies here';
END $$;

-- Only the owner of a table gives it a partition.
ALTER FUNCTION lab.prepare_months(date, date) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE EXECUTE ON FUNCTION lab.prepare_months(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lab.prepare_months(date, date) TO ${roles}_loader, ${roles}_service;
