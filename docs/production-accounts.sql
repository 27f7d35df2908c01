-- Accounts of one installation, for a DBA: who owns the schemas does not run the program, and who runs it owns nothing.
-- Also for a second installation on the same server, and where the owner may not make roles.
--
--   psql -v owner=estran_owner -v account=estran -v database=estran -f docs/production-accounts.sql
--   \password estran_owner
--   \password estran

-- Roles belong to the whole server: the first installation makes them, further ones share their names. What they may in
-- a database is said there, and nobody connects to one that he was not let into (below).
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['estuaire_loader', 'estuaire_operator', 'estuaire_distributor', 'estuaire_identity_cell',
    'estuaire_extractor', 'estuaire_study_keeper', 'estuaire_service']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;
END $$;

CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB;
CREATE ROLE :"account" LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB;
GRANT estuaire_extractor, estuaire_study_keeper TO :"owner";
GRANT estuaire_extractor, estuaire_study_keeper TO estuaire_service;
GRANT estuaire_service TO :"account";

CREATE DATABASE :"database" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"account";
