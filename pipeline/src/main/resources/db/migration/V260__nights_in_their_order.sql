-- A night is what came or was finished since the last one that completed. Clocks are set back, the order of runs is not:
-- what comes and what is finished notes after which completed run that was (0 before the first).

CREATE FUNCTION exchange.last_completed_run() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$ SELECT coalesce(max(id), 0) FROM exchange.run WHERE state = 'COMPLETED' $$;
REVOKE EXECUTE ON FUNCTION exchange.last_completed_run() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION exchange.last_completed_run() TO ${roles}_loader, ${roles}_distributor, ${roles}_service;

-- Only for what is there already, by the clock.
CREATE FUNCTION pg_temp.completed_before(at timestamptz) RETURNS bigint LANGUAGE sql AS
$$ SELECT coalesce(max(id), 0) FROM exchange.run WHERE state = 'COMPLETED' AND ended_at < at $$;

ALTER TABLE exchange.arrival ADD COLUMN after_run bigint;
UPDATE exchange.arrival SET after_run = pg_temp.completed_before(arrived_at);
ALTER TABLE exchange.arrival
  ALTER COLUMN after_run SET DEFAULT exchange.last_completed_run(), ALTER COLUMN after_run SET NOT NULL;

ALTER TABLE exchange.delivery ADD COLUMN finished_after_run bigint;
UPDATE exchange.delivery SET finished_after_run = pg_temp.completed_before(finished_at) WHERE finished_at IS NOT NULL;

ALTER TABLE distribution.sending ADD COLUMN delivered_after_run bigint;
UPDATE distribution.sending SET delivered_after_run = pg_temp.completed_before(delivered_at)
WHERE delivered_at IS NOT NULL;

CREATE FUNCTION exchange.note_night_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.finished_after_run := CASE WHEN NEW.finished_at IS NOT NULL THEN exchange.last_completed_run() END;
  RETURN NEW;
END $$;
CREATE TRIGGER night_of_delivery BEFORE UPDATE ON exchange.delivery FOR EACH ROW
  WHEN (NEW.finished_at IS DISTINCT FROM OLD.finished_at) EXECUTE FUNCTION exchange.note_night_of_delivery();

CREATE FUNCTION distribution.note_night_of_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.delivered_after_run := CASE WHEN NEW.delivered_at IS NOT NULL THEN exchange.last_completed_run() END;
  RETURN NEW;
END $$;
CREATE TRIGGER night_of_sending BEFORE UPDATE ON distribution.sending FOR EACH ROW
  WHEN (NEW.delivered_at IS DISTINCT FROM OLD.delivered_at) EXECUTE FUNCTION distribution.note_night_of_sending();
