-- What the domains' servers were told of links with identities of other domains: each link and each end of one is told
-- once, whatever made it.

-- Pairs that a partner was told to be one person, and not that they are no longer.
CREATE TABLE identity.told_link (
  partner            text NOT NULL,
  source_identity_id bigint NOT NULL REFERENCES identity.source_identity,
  other_identity_id  bigint NOT NULL REFERENCES identity.source_identity,
  PRIMARY KEY (partner, source_identity_id, other_identity_id)
);

-- The files that told it. Numbers count per partner: after a crash the same file is written again under its name.
CREATE TABLE identity.notification (
  partner    text NOT NULL,
  number     integer NOT NULL CHECK (number >= 1),
  file_name  text NOT NULL,
  linked     integer NOT NULL,
  unlinked   integer NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (partner, number)
);

GRANT SELECT, INSERT, DELETE ON identity.told_link TO ${roles}_distributor;
GRANT SELECT, INSERT ON identity.notification TO ${roles}_distributor;
GRANT SELECT ON identity.review_item, identity.review_identity, identity.link TO ${roles}_distributor;
GRANT SELECT ON identity.told_link, identity.notification TO ${roles}_identity_cell;
GRANT SELECT ON identity.notification TO ${roles}_operator;
