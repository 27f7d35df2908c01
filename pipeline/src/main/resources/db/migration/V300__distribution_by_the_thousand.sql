-- What practices are sent is noted many rows at a time.

-- Sealed bytes don't become shorter.
ALTER TABLE distribution.payload ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- The night is asked for once for all that is noted together; where a statement does not say it, row by row.
DROP TRIGGER night_of_sending ON distribution.sending;
CREATE TRIGGER night_of_sending BEFORE UPDATE ON distribution.sending FOR EACH ROW
  WHEN (NEW.delivered_at IS DISTINCT FROM OLD.delivered_at
    AND NEW.delivered_after_run IS NOT DISTINCT FROM OLD.delivered_after_run)
  EXECUTE FUNCTION distribution.note_night_of_sending();

-- A version has some twenty results of one dossier: that the dossier exists is asked once for each, not for each result.
-- Dossiers are never taken away.
ALTER TABLE distribution.told_result DROP CONSTRAINT told_result_dossier_id_fkey;
CREATE FUNCTION distribution.told_of_dossiers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  missing bigint;
BEGIN
  SELECT t.dossier_id INTO missing FROM (SELECT DISTINCT dossier_id FROM told) t
  WHERE NOT EXISTS (SELECT FROM distribution.dossier d WHERE d.id = t.dossier_id) LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = 'no dossier ' || missing;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION distribution.told_of_dossiers() FROM PUBLIC;
CREATE TRIGGER told_of_dossiers AFTER INSERT ON distribution.told_result REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION distribution.told_of_dossiers();
