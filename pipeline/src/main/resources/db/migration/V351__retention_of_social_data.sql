-- How long social data may be kept under a person's name: six years after the right has ended or the decision has become
-- final (CASF R232-46). The rule stands in two functions, for every kind of benefit; nothing is deleted by it.

-- A decision is final when nobody can appeal any more: two months after it was notified or, where nobody says when that
-- was, after it was taken. That somebody did appeal is not told by councils.
CREATE FUNCTION social.final_on(decided_on date, notified_on date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (coalesce(notified_on, decided_on) + interval '2 months')::date;

-- The last day on which a row may be kept; NULL while the right is open or nothing is decided.
CREATE FUNCTION social.retention_until(granted boolean, ended_on date, final_on date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN NOT granted OR ended_on IS NOT NULL
    THEN (greatest(ended_on, final_on) + interval '6 years')::date END;

-- Each right with its last day: the dates are those of its latest version, and hold for the earlier ones as well.
CREATE VIEW social.right_retention AS
  SELECT DISTINCT ON (partner, dossier, right_key)
         partner, dossier, right_key, source_identity_id,
         social.retention_until(
           decision = 'A', ends_on,
           CASE WHEN decision <> 'I' THEN social.final_on(decided_on, notified_on) END) AS retention_until
  FROM social.entitlement
  ORDER BY partner, dossier, right_key, plan_version DESC;

-- Each dossier with its last day: that of the right that is kept longest, none while one has none.
CREATE VIEW social.dossier_retention AS
  SELECT d.partner, d.number AS dossier,
         CASE WHEN bool_and(r.retention_until IS NOT NULL) THEN max(r.retention_until) END AS retention_until
  FROM social.dossier d
  LEFT JOIN social.right_retention r ON (r.partner, r.dossier) = (d.partner, d.number)
  GROUP BY d.partner, d.number;

-- Every row of social data with its last day. Payments name a right without its dossier. What was stated of a request
-- that a right has answered since is kept as long as its dossier.
CREATE VIEW social.row_retention AS
  SELECT 'dossier' AS kind, d.partner, d.number AS dossier, NULL AS right_key, d.delivery_id, d.ordinal,
         t.retention_until
  FROM social.dossier d
  JOIN social.dossier_retention t ON (t.partner, t.dossier) = (d.partner, d.number)
  UNION ALL
  SELECT 'right', e.partner, e.dossier, e.right_key, e.delivery_id, e.ordinal, r.retention_until
  FROM social.entitlement e
  JOIN social.right_retention r USING (partner, dossier, right_key)
  UNION ALL
  SELECT 'earlier right', h.partner, h.dossier, h.right_key, h.delivery_id, h.ordinal,
         CASE WHEN r.partner IS NULL THEN t.retention_until ELSE r.retention_until END
  FROM social.entitlement_history h
  LEFT JOIN social.right_retention r USING (partner, dossier, right_key)
  LEFT JOIN social.dossier_retention t USING (partner, dossier)
  UNION ALL
  SELECT y.kind, y.partner, NULL, y.right_key, y.delivery_id, y.ordinal, r.retention_until
  FROM (SELECT 'payment' AS kind, partner, right_key, delivery_id, ordinal FROM social.payment
        UNION ALL
        SELECT 'earlier payment', partner, right_key, delivery_id, ordinal FROM social.payment_history) y
  LEFT JOIN (
    SELECT partner, right_key,
           CASE WHEN bool_and(retention_until IS NOT NULL) THEN max(retention_until) END AS retention_until
    FROM social.right_retention
    GROUP BY partner, right_key) r USING (partner, right_key);

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON social.right_retention, social.dossier_retention, social.row_retention
  FROM ${roles}_service;
