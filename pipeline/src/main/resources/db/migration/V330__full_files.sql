-- The day of which the rows of a delivery are.
CREATE TABLE social.extraction (
  delivery_id  bigint PRIMARY KEY,
  partner      text NOT NULL,
  record_type  text NOT NULL,
  extracted_on date NOT NULL
);

-- What became of the rights that a full file does not name. One row of each delivery of rights that was loaded.
CREATE TABLE social.closure (
  delivery_id  bigint PRIMARY KEY,
  partner      text NOT NULL,
  record_type  text NOT NULL,
  extracted_on date,
  -- DELTA: the partner sends no full files. OLDER: a later one was here before. UNSURE: what it names is not known.
  -- DONE: every right that it does not name is closed. WAITING: for an operator. DECLINED: by one.
  state        text NOT NULL CHECK (state IN ('DELTA', 'OLDER', 'UNSURE', 'DONE', 'WAITING', 'DECLINED')),
  -- Open rights that it should name, those that it does not, and those that were closed for that.
  open_rights  integer NOT NULL DEFAULT 0,
  missing      integer NOT NULL DEFAULT 0,
  closed       integer NOT NULL DEFAULT 0,
  renumbered   boolean NOT NULL DEFAULT false,
  made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_at   timestamptz,
  decided_by   text,
  decided_why  text
);
CREATE INDEX closure_partner ON social.closure (partner, record_type, extracted_on);

-- What was loaded before is never taken for a full file.
INSERT INTO social.closure (delivery_id, partner, record_type, state)
  SELECT id, partner, record_type, 'DELTA' FROM exchange.delivery
  WHERE state = 'LOADED' AND lane = 'social' AND record_type IS NOT NULL;

-- Deliveries of rights that were loaded to their end.
CREATE VIEW social.loaded_file AS
  SELECT d.id AS delivery_id, d.partner, d.record_type, d.loaded + d.known + d.held AS taken, x.extracted_on
  FROM exchange.delivery d
  LEFT JOIN social.extraction x ON x.delivery_id = d.id
  WHERE d.state = 'LOADED' AND d.lane = 'social';

-- Which rights a delivery names, whatever became of its rows: the key of a row without the version of its plan; empty
-- where it can't be told.
CREATE VIEW social.named_right AS
  SELECT r.delivery_id,
         CASE WHEN r.key ~ '^.+/.+/[0-9]+$' AND NOT (r.outcome = 'REJECTED' AND r.key ~ '/demande-[^/]*/[0-9]+$')
           THEN regexp_replace(r.key, '/[0-9]+$', '') ELSE '' END AS named
  FROM exchange.record r;

GRANT SELECT, INSERT, UPDATE, DELETE ON social.extraction, social.closure TO ${roles}_loader;
GRANT SELECT ON social.loaded_file, social.named_right TO ${roles}_loader;
REVOKE INSERT, UPDATE, DELETE ON social.loaded_file, social.named_right FROM ${roles}_service;
