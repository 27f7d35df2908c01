-- Each schema has one owner among the rooms of the program. What another room asks of it, it asks of a view that was made
-- for it: a table may change as long as its views stay. Only who reads the columns of a table today gets its view.

-- To which person each identity belongs, and belonged.
CREATE VIEW identity.belonging AS
  SELECT source_identity_id, person_id, ended_at FROM identity.link;

-- The names of an identity: no trait, no matricule.
CREATE VIEW identity.local_identity AS
  SELECT id, domain, local_id, attributes FROM identity.source_identity;

-- Under which persons a local identifier or an INS is known.
CREATE VIEW identity.bearer AS
  SELECT s.local_id, s.ins, p.person_id
  FROM identity.source_identity s JOIN identity.person_of_source p ON p.source_identity_id = s.id;

-- Doubts that wait for the identity cell.
CREATE VIEW identity.open_review AS
  SELECT id, kind, domain, created_at FROM identity.review_item WHERE state = 'OPEN';

-- Records that are held for a doubt, with its state.
CREATE VIEW identity.doubted_record AS
  SELECT r.delivery_id, r.ordinal, i.id AS review_item_id, i.state
  FROM identity.review_item i JOIN identity.review_record r ON r.review_item_id = i.id AND r.held;

-- Under which key the persons are numbered: how often that changed.
CREATE VIEW identity.latest_numbering AS
  SELECT coalesce(max(number), 0) AS number FROM identity.numbering;

-- How long results were on their way.
CREATE VIEW lab.result_time AS
  SELECT delivery_id, collected_at, loaded_at FROM lab.result;

-- How far sendings are.
CREATE VIEW distribution.sending_state AS
  SELECT state, delivered_after_run FROM distribution.sending;

-- Which identities records spoke of, and when they came.
CREATE VIEW exchange.identity_mention AS
  SELECT d.received_at, r.source_identity_id
  FROM exchange.delivery d JOIN exchange.record r ON r.delivery_id = d.id
  WHERE r.source_identity_id IS NOT NULL;

-- With its sender.
CREATE OR REPLACE VIEW exchange.held_reject WITH (security_barrier) AS
  SELECT q.id, q.delivery_id, q.ordinal, q.sealed_fragment, q.seal_broken_at,
         (SELECT a.file_name FROM exchange.arrival a WHERE a.delivery_id = q.delivery_id ORDER BY a.id LIMIT 1)
           AS file_name,
         (SELECT d.partner FROM exchange.delivery d WHERE d.id = q.delivery_id) AS partner
  FROM exchange.reject q
  WHERE q.state = 'HELD' AND EXISTS (
    SELECT FROM identity.review_record r
    WHERE r.delivery_id = q.delivery_id AND r.ordinal = q.ordinal AND r.held);

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON identity.belonging, identity.local_identity, identity.bearer, identity.open_review,
  identity.doubted_record, identity.latest_numbering, lab.result_time, distribution.sending_state,
  exchange.identity_mention FROM ${roles}_service;

GRANT SELECT ON identity.belonging, identity.local_identity, identity.bearer, identity.open_review,
  identity.doubted_record, identity.latest_numbering, lab.result_time, exchange.identity_mention TO ${roles}_loader;
GRANT SELECT ON identity.belonging, identity.local_identity, identity.bearer, identity.open_review,
  identity.latest_numbering, exchange.identity_mention TO ${roles}_identity_cell;
GRANT SELECT ON identity.belonging, identity.local_identity, lab.result_time, distribution.sending_state
  TO ${roles}_distributor;
GRANT SELECT ON identity.open_review, distribution.sending_state TO ${roles}_operator;
GRANT SELECT ON identity.latest_numbering TO ${roles}_study_keeper;
