-- A repository knows its landing zone, as the zone knows its repository: another folder, or the empty one below a disk
-- that is not mounted, holds none of the deliveries that the ledger speaks of.
ALTER TABLE exchange.repository ADD COLUMN landing_zone uuid;

CREATE OR REPLACE FUNCTION exchange.keep_repository() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.sealed_in_place >= OLD.sealed_in_place
      AND (OLD.landing_zone IS NULL OR NEW.landing_zone = OLD.landing_zone) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a repository keeps its identity and its landing zone, and what is sealed stays sealed in its place';
END $$;

GRANT UPDATE (landing_zone) ON exchange.repository TO ${roles}_loader, ${roles}_service;
