-- What a step has in hand is noted before it is looked at, in every step: what ends the process is found by what is
-- still noted afterwards. A night that ended by itself, because the database had gone away, is no death: it is counted
-- apart, as a loss, which makes suspect and hardly ever sets aside.
ALTER TABLE exchange.delivery
  ADD COLUMN in_hand boolean NOT NULL DEFAULT false,
  ADD COLUMN losses integer NOT NULL DEFAULT 0 CHECK (losses >= 0);

-- The same for what is no delivery: records in quarantine, dossiers, sendings, partners. A row is gone when the step
-- has got over it.
CREATE TABLE exchange.death (
  step     text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('RECORD', 'DOSSIER', 'SENDING', 'PARTNER')),
  number   bigint NOT NULL,
  partner  text NOT NULL,
  attempts integer NOT NULL DEFAULT 1 CHECK (attempts >= 0),
  losses   integer NOT NULL DEFAULT 0 CHECK (losses >= 0),
  in_hand  boolean NOT NULL DEFAULT true,
  PRIMARY KEY (step, kind, number, partner)
);

GRANT SELECT ON exchange.death TO ${roles}_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.death TO ${roles}_loader, ${roles}_distributor;
