-- Identities that no other domain is known to share, and what is missing for that. No trait: whoever sends the identity
-- can be told the reason.
CREATE VIEW identity.lone_identity AS
  SELECT s.id, s.domain,
    CASE
      WHEN s.local_id ~ '^(report|entree|collision):' THEN 'NO_NUMBER'
      WHEN s.ins IS NOT NULL OR s.name_key <> '' AND s.given_key <> '' AND s.birth_date IS NOT NULL AND s.sex <> 'U'
        AND s.birth_place NOT IN ('', '99999') THEN 'NOBODY_ELSE'
      WHEN EXISTS (SELECT FROM identity.event e
        WHERE e.domain = s.domain AND e.local_id = s.local_id AND e.source_identity_id IS NOT NULL) THEN 'STATED_TOO_LITTLE'
      WHEN EXISTS (SELECT FROM identity.event e
        WHERE e.domain = s.domain AND e.source_identity_id IS NOT NULL) THEN 'NOT_IN_FEED'
      ELSE 'NO_FEED'
    END AS reason
  FROM identity.source_identity s
    JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
  WHERE NOT EXISTS (
    SELECT FROM identity.link m
      JOIN identity.source_identity o ON o.id = m.source_identity_id
    WHERE m.person_id = l.person_id AND m.ended_at IS NULL AND o.domain <> s.domain);

-- Of whom the records of each lane spoke, and when they came.
CREATE VIEW exchange.lane_mention AS
  SELECT r.lane, d.received_at, r.source_identity_id
  FROM exchange.delivery d JOIN exchange.record r ON r.delivery_id = d.id
  WHERE r.source_identity_id IS NOT NULL;

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON identity.lone_identity, exchange.lane_mention FROM ${roles}_service;

GRANT SELECT ON identity.lone_identity, exchange.lane_mention TO ${roles}_loader, ${roles}_identity_cell;
