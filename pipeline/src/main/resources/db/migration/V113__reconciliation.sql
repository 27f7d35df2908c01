-- What the reconciliation of two identification domains leaves: links that RNIV allows, and
-- proposals for the identity cell.

-- The lists of kinds and rules are the program's; here only their shape is kept.
ALTER TABLE identity.review_item DROP CONSTRAINT review_item_kind_check;
ALTER TABLE identity.review_item ADD CONSTRAINT review_item_kind_shape CHECK (kind ~ '^[A-Z_]+$');
ALTER TABLE identity.link DROP CONSTRAINT link_rule_check;
ALTER TABLE identity.link ADD CONSTRAINT link_rule_shape CHECK (rule ~ '^[A-Z_]+$');

-- Two identities of different domains that may be one person. Decided through the review item:
-- one that was dismissed is never proposed again.
CREATE TABLE identity.proposal (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The smaller and the larger number, so that a pair is one row whichever domain comes first.
  one_identity   bigint NOT NULL REFERENCES identity.source_identity,
  other_identity bigint NOT NULL REFERENCES identity.source_identity,
  -- Odds of one person against all else, logarithm of base 2.
  score          numeric(6, 2) NOT NULL,
  -- What each field gave: [{"field", "level", "bits"}]; no value of a trait.
  explanation    jsonb NOT NULL,
  review_item_id bigint NOT NULL REFERENCES identity.review_item,
  proposed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (one_identity, other_identity),
  CONSTRAINT smaller_first CHECK (one_identity < other_identity)
);
CREATE INDEX proposal_review_item ON identity.proposal (review_item_id);

GRANT SELECT, INSERT, UPDATE ON identity.proposal TO ${roles}_loader;
GRANT USAGE ON SEQUENCE identity.proposal_id_seq TO ${roles}_loader;
GRANT SELECT ON identity.proposal TO ${roles}_identity_cell;
