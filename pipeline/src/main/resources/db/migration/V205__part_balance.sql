-- The ledger's second balance: the parts of records (the results of laboratory reports), counted from what was sent,
-- and what became of each. A record whose parts could not be counted is said to be uncounted; so are those that an
-- earlier version has loaded.

ALTER TABLE exchange.record
  -- Null: the record has no parts, or they were not counted.
  ADD COLUMN parts_read       integer,
  ADD COLUMN parts_loaded     integer,
  ADD COLUMN parts_known      integer,
  ADD COLUMN parts_superseded integer,
  ADD COLUMN parts_left_out   integer,
  ADD CONSTRAINT part_balance CHECK (
    parts_read IS NULL
    OR parts_read = parts_loaded + parts_known + parts_superseded + parts_left_out
    -- What is in quarantine waits there whole.
    OR (outcome IN ('REJECTED', 'HELD') AND parts_loaded + parts_known + parts_superseded + parts_left_out = 0));

ALTER TABLE exchange.delivery
  ADD COLUMN parts_read       integer NOT NULL DEFAULT 0,
  ADD COLUMN parts_loaded     integer NOT NULL DEFAULT 0,
  ADD COLUMN parts_known      integer NOT NULL DEFAULT 0,
  ADD COLUMN parts_superseded integer NOT NULL DEFAULT 0,
  ADD COLUMN parts_left_out   integer NOT NULL DEFAULT 0,
  -- Of records in quarantine.
  ADD COLUMN parts_waiting    integer NOT NULL DEFAULT 0,
  -- Records whose parts are in none of these figures.
  ADD COLUMN uncounted        integer NOT NULL DEFAULT 0;

UPDATE exchange.delivery SET uncounted = done WHERE lane = 'lab';

ALTER TABLE exchange.delivery ADD CONSTRAINT part_balance CHECK (
  parts_read = parts_loaded + parts_known + parts_superseded + parts_left_out + parts_waiting
  AND uncounted BETWEEN 0 AND done);

-- Why parts of a record became no rows, with the place of the first of them.
CREATE TABLE exchange.left_out (
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  reason      text NOT NULL,
  parts       integer NOT NULL CHECK (parts > 0),
  line        bigint NOT NULL,
  field       text NOT NULL,
  FOREIGN KEY (delivery_id, ordinal) REFERENCES exchange.record
);
CREATE INDEX left_out_record ON exchange.left_out (delivery_id, ordinal);

GRANT SELECT, INSERT, DELETE ON exchange.left_out TO ${roles}_loader;
GRANT SELECT ON exchange.left_out TO ${roles}_operator;
