-- A practice gets whole reports. What is to be decided is a list of dossiers, not of orders: an order that changed puts
-- its whole dossier on the list, and dossiers are taken from it as many at a time as there is room for.

-- Orders stay with those that the same message first announced, whatever is said of one of them later, and in whatever
-- order the messages arrive: message_id is the message that was issued first of those that name the order. Orders of
-- before keep the message that they have.
ALTER TABLE lab.report ADD COLUMN announced_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE lab.report ALTER COLUMN announced_at DROP DEFAULT;

CREATE TABLE distribution.due_dossier (
  dossier_id bigint PRIMARY KEY REFERENCES distribution.dossier,
  -- Its identity belongs to another person than when it was last sent.
  moved      boolean NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON distribution.due_dossier TO ${roles}_distributor;
