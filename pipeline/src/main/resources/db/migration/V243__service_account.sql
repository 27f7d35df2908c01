-- The account that runs Estuaire need own nothing. Who owns the schemas migrates them; who runs the program is a member
-- of estuaire_service: it reads and writes rows, and can neither switch off a trigger nor take a line off the trail.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'estuaire_service') THEN
    CREATE ROLE estuaire_service NOLOGIN;
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
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO estuaire_service', schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO estuaire_service', schema);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO estuaire_service', schema);
    -- Tables of migrations to come.
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES'
      ' TO estuaire_service', schema);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO estuaire_service', schema);
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA audit, flyway TO estuaire_service;
GRANT SELECT, INSERT (actor, action, subject, detail) ON audit.event TO estuaire_service;
GRANT SELECT ON ALL TABLES IN SCHEMA flyway TO estuaire_service;

-- Datasets are worked out under these roles. Where a DBA made the roles, he grants it.
DO $$
BEGIN
  GRANT estuaire_extractor, estuaire_study_keeper TO estuaire_service;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'estuaire_service is not made a member of the roles of studies here';
END $$;

-- Only the owner of a table gives it a partition.
ALTER FUNCTION lab.prepare_months(date, date) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE EXECUTE ON FUNCTION lab.prepare_months(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lab.prepare_months(date, date) TO estuaire_loader, estuaire_service;
