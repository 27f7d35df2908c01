-- A message is named by its number and the moment when it was issued: laboratories that number every file alike do not
-- make one report of all that they ever say of a patient.
ALTER TABLE distribution.dossier ADD COLUMN announced_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE distribution.dossier ALTER COLUMN announced_at DROP DEFAULT;
ALTER TABLE distribution.dossier
  DROP CONSTRAINT dossier_laboratory_sender_message_id_source_identity_id_key,
  ADD CONSTRAINT dossier_message UNIQUE (laboratory, sender, message_id, announced_at, source_identity_id);

-- What is sealed opens at its place only: in its row, for its partner, in this repository.
CREATE TABLE exchange.repository (
  only_one        boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Nothing is left of the pieces that were sealed without their place, and none is opened any more.
  sealed_in_place boolean NOT NULL
);
INSERT INTO exchange.repository (sealed_in_place)
  SELECT NOT EXISTS (SELECT FROM exchange.reject)
    AND NOT EXISTS (SELECT FROM exchange.finding WHERE sealed_value IS NOT NULL)
    AND NOT EXISTS (SELECT FROM distribution.payload);

CREATE FUNCTION exchange.keep_repository() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.sealed_in_place THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a repository keeps its identity, and what is sealed stays sealed in its place';
END $$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON exchange.repository
  FOR EACH ROW EXECUTE FUNCTION exchange.keep_repository();

-- When a piece was found that does not open at its place; until it opens, or is gone.
ALTER TABLE exchange.reject ADD COLUMN seal_broken_at timestamptz;
ALTER TABLE exchange.finding ADD COLUMN seal_broken_at timestamptz;
ALTER TABLE distribution.payload ADD COLUMN seal_broken_at timestamptz;
CREATE INDEX reject_seal_broken ON exchange.reject (id) WHERE seal_broken_at IS NOT NULL;
CREATE INDEX finding_seal_broken ON exchange.finding (id) WHERE seal_broken_at IS NOT NULL;

CREATE VIEW exchange.broken_seal AS
  SELECT 'REJECT' AS piece, q.id AS number, d.partner, q.delivery_id, q.seal_broken_at AS since
  FROM exchange.reject q JOIN exchange.delivery d ON d.id = q.delivery_id
  WHERE q.seal_broken_at IS NOT NULL AND q.state IN ('REJECTED', 'HELD')
  UNION ALL
  SELECT 'VALUE', f.id, d.partner, f.delivery_id, f.seal_broken_at
  FROM exchange.finding f JOIN exchange.delivery d ON d.id = f.delivery_id
  WHERE f.seal_broken_at IS NOT NULL
  UNION ALL
  SELECT 'PAYLOAD', s.id, s.partner, NULL, p.seal_broken_at
  FROM distribution.payload p JOIN distribution.sending s ON s.id = p.sending_id
  WHERE p.seal_broken_at IS NOT NULL;

GRANT SELECT ON exchange.repository
  TO ${roles}_loader, ${roles}_distributor, ${roles}_identity_cell, ${roles}_operator;
GRANT UPDATE (sealed_in_place) ON exchange.repository TO ${roles}_loader;
GRANT SELECT ON exchange.broken_seal TO ${roles}_operator, ${roles}_distributor, ${roles}_loader;
