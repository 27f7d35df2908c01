-- The identity cell compares what waits for one of its decisions. Of the quarantine it reads these records and no other,
-- and of what was delivered neither names of files nor numbers of records: both hold what senders put there.

-- A record that is held waits for an identity to be decided about, whichever lane it came by.
CREATE VIEW exchange.held_reject WITH (security_barrier) AS
  SELECT q.id, q.delivery_id, q.ordinal, q.sealed_fragment, q.seal_broken_at,
         (SELECT a.file_name FROM exchange.arrival a WHERE a.delivery_id = q.delivery_id ORDER BY a.id LIMIT 1)
           AS file_name
  FROM exchange.reject q
  WHERE q.state = 'HELD' AND EXISTS (
    SELECT FROM identity.review_record r
    WHERE r.delivery_id = q.delivery_id AND r.ordinal = q.ordinal AND r.held);

REVOKE SELECT, UPDATE (seal_broken_at) ON exchange.reject FROM ${roles}_identity_cell;
REVOKE SELECT ON exchange.arrival, exchange.record FROM ${roles}_identity_cell;
GRANT SELECT (delivery_id, ordinal, line, byte_offset, byte_length, lane, outcome, source_identity_id, parts_read,
  parts_loaded, parts_known, parts_superseded, parts_left_out) ON exchange.record TO ${roles}_identity_cell;

-- Who reads a piece that does not open at its place notes it. Tables of this schema are given to the service with all
-- rights; a view would be written with those of its owner.
REVOKE INSERT, UPDATE, DELETE ON exchange.held_reject FROM ${roles}_service;
GRANT SELECT, UPDATE (seal_broken_at) ON exchange.held_reject TO ${roles}_identity_cell, ${roles}_service;
