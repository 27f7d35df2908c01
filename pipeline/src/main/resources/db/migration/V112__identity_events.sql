-- Identity events of every kind, and what they say together. identity.event is the truth: one row per event, whatever
-- the order of arrival. identity.statement and identity.relation follow from the events' times and can be made anew.

ALTER TABLE identity.event
  DROP CONSTRAINT event_kind_check,
  ADD CONSTRAINT event_kind_check CHECK (kind IN
    ('CREATE', 'UPDATE', 'MERGE', 'UNMERGE', 'LINK', 'UNLINK', 'ID_CHANGE', 'DEACTIVATE', 'STATUS')),
  -- The other identity of an event about two. MERGE, UNMERGE, ID_CHANGE: the first one is absorbed by the other.
  ADD COLUMN other_domain text NOT NULL DEFAULT '',
  ADD COLUMN other_local_id text NOT NULL DEFAULT '',
  -- Who decided and why, where a person did; empty for an event of a feed.
  ADD COLUMN said_by text NOT NULL DEFAULT '',
  ADD COLUMN reason text NOT NULL DEFAULT '',
  -- An event about two identities may come before either is known; a decision by hand comes in no delivery.
  ALTER COLUMN source_identity_id DROP NOT NULL,
  ALTER COLUMN delivery_id DROP NOT NULL,
  ALTER COLUMN ordinal DROP NOT NULL,
  DROP CONSTRAINT event_pkey,
  ADD PRIMARY KEY (domain, local_id, event_at, kind, other_domain, other_local_id),
  ADD CONSTRAINT event_has_origin CHECK
    ((delivery_id IS NULL) = (ordinal IS NULL) AND (delivery_id IS NULL) = (said_by <> '')),
  ADD CONSTRAINT event_names_two CHECK
    ((kind IN ('MERGE', 'UNMERGE', 'LINK', 'UNLINK') AND other_local_id <> '')
      OR (kind IN ('CREATE', 'UPDATE', 'STATUS', 'DEACTIVATE') AND other_local_id = '')
      OR kind = 'ID_CHANGE');
CREATE INDEX event_relating ON identity.event (domain, local_id) WHERE other_local_id <> '';
CREATE INDEX event_other ON identity.event (other_domain, other_local_id) WHERE other_local_id <> '';

-- What the keeper of a domain said of each identity, one row per different content, so that a statement that arrives
-- late takes its place among the others. A repetition moves the row to its own time.
CREATE TABLE identity.statement (
  LIKE identity.source_identity,
  PRIMARY KEY (id, stated_at)
);
INSERT INTO identity.statement SELECT * FROM identity.source_identity WHERE stated_at IS NOT NULL;

-- What the events about two identities come to.
CREATE TABLE identity.relation (
  kind           text NOT NULL CHECK (kind IN ('MERGE', 'LINK')),
  domain         text NOT NULL,
  local_id       text NOT NULL,
  other_domain   text NOT NULL,
  other_local_id text NOT NULL,
  -- ACTIVE: holds. PARKED: one of both is not known yet; takes effect when it is. CYCLE: would close a ring of merges.
  -- HELD: would bring contradictory identities together. ENDED: undone; no rule links the pair again.
  state          text NOT NULL CHECK (state IN ('ACTIVE', 'PARKED', 'CYCLE', 'HELD', 'ENDED')),
  since          timestamptz NOT NULL,
  said_by        text NOT NULL,
  reason         text NOT NULL,
  PRIMARY KEY (kind, domain, local_id, other_domain, other_local_id)
);
CREATE INDEX relation_other ON identity.relation (other_domain, other_local_id);

-- Pairs that were parted: an automatic pass must not link them.
CREATE VIEW identity.parted AS
  SELECT one.id AS source_identity_id, other.id AS other_source_identity_id, r.since, r.said_by
  FROM identity.relation r
    JOIN identity.source_identity one ON one.domain = r.domain AND one.local_id = r.local_id
    JOIN identity.source_identity other ON other.domain = r.other_domain AND other.local_id = r.other_local_id
  WHERE r.state = 'ENDED';

-- Identities whose domain has withdrawn them, and said nothing of them since.
CREATE VIEW identity.deactivated AS
  SELECT e.domain, e.local_id, max(e.event_at) AS since
  FROM identity.event e
  WHERE e.kind = 'DEACTIVATE'
    AND NOT EXISTS (
      SELECT FROM identity.event later
      WHERE later.domain = e.domain AND later.local_id = e.local_id AND later.event_at > e.event_at
        AND later.kind IN ('CREATE', 'UPDATE', 'STATUS', 'ID_CHANGE'))
  GROUP BY e.domain, e.local_id;

-- While a relation holds a source identity in another person: the one that it returns to. NULL: its own.
ALTER TABLE identity.link
  ADD COLUMN base_person_id uuid REFERENCES identity.person,
  DROP CONSTRAINT link_rule_check,
  ADD CONSTRAINT link_rule_check CHECK
    (rule IN ('OWN', 'INS', 'TRAITS', 'LINKED', 'UNLINKED', 'MERGED', 'RESTORED'));

-- MERGE_CYCLE: merges that would close a ring. PARTED_BUT_LINKED: two that were parted and that others hold together.
ALTER TABLE identity.review_item
  DROP CONSTRAINT review_item_kind_check,
  ADD CONSTRAINT review_item_kind_check CHECK
    (kind IN ('COLLISION', 'TRAITS_DISAGREE', 'DUPLICATE_INS', 'POTENTIAL_DUPLICATE', 'MERGE_CYCLE', 'PARTED_BUT_LINKED'));

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.statement, identity.relation TO ${roles}_loader;
GRANT SELECT ON identity.parted, identity.deactivated TO ${roles}_loader;
GRANT SELECT ON identity.statement, identity.relation, identity.parted, identity.deactivated TO ${roles}_identity_cell;
GRANT INSERT ON identity.event TO ${roles}_identity_cell;
GRANT INSERT, UPDATE, DELETE ON identity.relation TO ${roles}_identity_cell;
GRANT INSERT ON identity.review_item, identity.review_identity, identity.review_record TO ${roles}_identity_cell;
GRANT UPDATE (held) ON identity.review_record TO ${roles}_identity_cell;
