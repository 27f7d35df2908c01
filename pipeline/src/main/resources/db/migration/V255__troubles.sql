-- What a night could not do for one partner while it went on for all others: which delivery, record, dossier or partner
-- failed in which step, and how often. A row is gone when the step has got over it.
CREATE TABLE exchange.trouble (
  step     text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('DELIVERY', 'RECORD', 'DOSSIER', 'PARTNER')),
  -- Of the delivery, of the record in quarantine, of the dossier; 0 where the partner is meant as a whole.
  number   bigint NOT NULL,
  partner  text NOT NULL,
  code     text NOT NULL,
  -- The kind of the failure, never its words: they may quote a value.
  cause    text NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  since    timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (step, kind, number, partner)
);

GRANT SELECT ON exchange.trouble TO ${roles}_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.trouble TO ${roles}_loader, ${roles}_distributor;
