-- Councils hold requests that nobody has evaluated yet, and refusals without evaluation.
ALTER TABLE social.entitlement ALTER COLUMN gir DROP NOT NULL, ALTER COLUMN evaluated_on DROP NOT NULL;
ALTER TABLE social.entitlement_history ALTER COLUMN gir DROP NOT NULL, ALTER COLUMN evaluated_on DROP NOT NULL;

-- What comes on top of a ceiling while the carer is in hospital (CASF D232-9-2), euros.
ALTER TABLE social.entitlement ADD COLUMN aid_carer_in_hospital numeric(10,2);
ALTER TABLE social.entitlement_history ADD COLUMN aid_carer_in_hospital numeric(10,2);

-- What was told about the rows that hold: a rule that a council's decision contradicts stands beside the decision.
CREATE VIEW social.entitlement_finding AS
  SELECT e.partner, e.dossier, e.right_key, e.plan_version, f.code, f.severity, f.field, f.arguments
  FROM social.entitlement e
  JOIN exchange.finding f ON (f.delivery_id, f.ordinal) = (e.delivery_id, e.ordinal);

-- Pairs of rows that share a day: granted rights of one person, and plans of one right. At home and in a foster family
-- is one kind; with an establishment it shares the day of entry; the emergency flat rate stands apart. Each pair
-- stands here from both sides.
CREATE VIEW social.overlap AS
  SELECT e.partner, e.dossier, e.right_key, e.plan_version,
         o.partner AS other_partner, o.dossier AS other_dossier, o.right_key AS other_right,
         o.plan_version AS other_version
  FROM social.entitlement e
  JOIN social.entitlement o
    ON (o.partner, o.dossier, o.right_key) = (e.partner, e.dossier, e.right_key) AND o.plan_version <> e.plan_version
  WHERE e.decision = 'A' AND o.decision = 'A'
    AND e.plan_starts_on <= coalesce(o.plan_ends_on, 'infinity')
    AND o.plan_starts_on <= coalesce(e.plan_ends_on, 'infinity')
  UNION ALL
  SELECT e.partner, e.dossier, e.right_key, e.plan_version, o.partner, o.dossier, o.right_key, o.plan_version
  FROM social.entitlement e
  CROSS JOIN LATERAL (
    SELECT e.source_identity_id AS id
    UNION
    SELECT l.source_identity_id
    FROM identity.person_of_source p JOIN identity.person_of_source l USING (person_id)
    WHERE p.source_identity_id = e.source_identity_id) same
  JOIN LATERAL (
    SELECT DISTINCT ON (r.partner, r.dossier, r.right_key) r.*
    FROM social.entitlement r
    WHERE r.source_identity_id = same.id AND r.decision = 'A'
    ORDER BY r.partner, r.dossier, r.right_key, r.plan_version DESC) o
    ON (o.partner, o.dossier, o.right_key) <> (e.partner, e.dossier, e.right_key)
  WHERE e.decision = 'A'
    AND (e.kind = 'U') = (o.kind = 'U')
    AND CASE WHEN (e.kind = 'E') = (o.kind = 'E')
          THEN e.starts_on <= coalesce(o.ends_on, 'infinity') AND o.starts_on <= coalesce(e.ends_on, 'infinity')
          ELSE e.starts_on < coalesce(o.ends_on, 'infinity') AND o.starts_on < coalesce(e.ends_on, 'infinity') END;

GRANT SELECT ON social.entitlement_finding, social.overlap TO ${roles}_loader;
REVOKE INSERT, UPDATE, DELETE ON social.entitlement_finding, social.overlap FROM ${roles}_service;
