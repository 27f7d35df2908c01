-- PCH is kept as long as its own right, and read by its own council: the rate of disability is the team's alone.
CREATE OR REPLACE VIEW social.row_retention AS
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
    GROUP BY partner, right_key) r USING (partner, right_key)
  UNION ALL
  SELECT y.kind, y.partner, y.dossier, NULL, y.delivery_id, y.ordinal, t.retention_until
  FROM (SELECT 'evaluation' AS kind, partner, dossier, delivery_id, ordinal FROM social.evaluation
        UNION ALL
        SELECT 'earlier evaluation', partner, dossier, delivery_id, ordinal FROM social.evaluation_history) y
  LEFT JOIN social.dossier_retention t USING (partner, dossier)
  UNION ALL
  SELECT y.kind, y.partner, y.dossier, y.right_key, y.delivery_id, y.ordinal,
         social.retention_until(y.decision = 'A', y.ends_on, social.final_on(y.decided_on, NULL))
  FROM (SELECT 'pch' AS kind, partner, dossier, right_key, decision, ends_on, decided_on, delivery_id, ordinal
        FROM social.pch
        UNION ALL
        SELECT 'earlier pch', partner, dossier, right_key, decision, ends_on, decided_on, delivery_id, ordinal
        FROM social.pch_history) y;

CREATE VIEW social.own_pch WITH (security_barrier) AS
  SELECT partner, dossier, right_key, element, department, family_situation, legal_protection, mdph_number, filed_on,
         decided_on, decision, refusal_reason, starts_on, ends_on, end_reason, period, helper, establishment, granted,
         monthly, hours, tariff, rate, paid, paid_month, national_type, national_modality, national_reason, stated_on,
         confirmed_on
  FROM social.pch WHERE partner IN (SELECT partner FROM social.own_council);

CREATE VIEW social.own_disability WITH (security_barrier) AS
  SELECT partner, dossier, right_key, element, rate_band
  FROM social.pch WHERE rate_band IS NOT NULL AND partner IN (SELECT partner FROM social.own_council);

REVOKE ALL ON social.own_pch, social.own_disability FROM ${roles}_service;
GRANT SELECT ON social.own_pch TO ${roles}_council_agent, ${roles}_ems;
GRANT SELECT ON social.own_disability TO ${roles}_ems;
