-- The account that runs the program takes the roles of studies for one transaction (SET LOCAL ROLE); what they may is no
-- part of what it may otherwise. Where a DBA made the roles, the script that he runs again says the same.
DO $$
BEGIN
  GRANT ${roles}_extractor, ${roles}_study_keeper TO ${roles}_service WITH INHERIT FALSE, SET TRUE;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE '${roles}_service goes on inheriting the roles of studies here';
END $$;
