-- What people of a council read with an account of their own, of their council's rows and no others (social.own_council):
-- its agents what concerns rights, payments and groups; its medico-social team everything (CASF R232-44). Both have views
-- alone. An account reads nothing until a role of it is noted with its council.

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['${roles}_council_agent', '${roles}_ems'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

CREATE VIEW social.own_right WITH (security_barrier) AS
  SELECT partner, dossier, right_key, plan_version, department, home_department, family_situation, pension_scheme,
         legal_protection, kind, establishment, filed_on, complete_on, request_type, decided_on, notified_on, decision,
         refusal_reason, starts_on, ends_on, end_reason, gir, evaluated_on, evaluation_number, plan_starts_on,
         plan_ends_on, provider, payment, referent, revision_on, proposed, accepted, rate, participation, paid,
         hours_service, hours_agency, hours_direct, aid_human, aid_technical, aid_meals, aid_alarm, aid_day_care,
         aid_respite, aid_hygiene, aid_carer_in_hospital, stated_on, confirmed_on
  FROM social.entitlement WHERE partner IN (SELECT partner FROM social.own_council);

-- Resources stand apart: they say nothing of care.
CREATE VIEW social.own_resources WITH (security_barrier) AS
  SELECT partner, dossier, right_key, plan_version, resources
  FROM social.entitlement
  WHERE resources IS NOT NULL AND partner IN (SELECT partner FROM social.own_council);

CREATE VIEW social.own_payment WITH (security_barrier) AS
  SELECT partner, right_key, month, kind, notified, used, participation, paid, hours, mode, reason, stated_on, confirmed_on
  FROM social.payment WHERE partner IN (SELECT partner FROM social.own_council);

CREATE VIEW social.own_evaluation WITH (security_barrier) AS
  SELECT partner, number, dossier, department, visited_on, type, place, gir_stated, gir_computed, gir_retained, stated_on,
         confirmed_on
  FROM social.evaluation WHERE partner IN (SELECT partner FROM social.own_council);

-- The letters, how the person lives, the help in place, and what the team wrote.
CREATE VIEW social.own_assessment WITH (security_barrier) AS
  SELECT partner, number, dossier, evaluator, discriminating, illustrative, lives_alone, entourage, carer, carer_exhausted,
         dwelling, dwelling_adapted, fell, in_hospital, nursing_service, nurse, home_help, day_sitting, night_sitting,
         meals, alarm, technical_aids, practitioner, recommendation
  FROM social.evaluation WHERE partner IN (SELECT partner FROM social.own_council);

-- A group was stated of a visit as well.
CREATE OR REPLACE VIEW social.gir_of_person AS
  SELECT DISTINCT ON (p.person_id, e.partner, e.evaluated_on, e.gir)
         p.person_id, e.partner, e.evaluated_on, e.gir, e.stated_on, e.current, e.delivery_id, e.ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.person_of_source p
  JOIN (
    SELECT source_identity_id, partner, evaluated_on, gir, stated_on, true AS current, delivery_id, ordinal
    FROM social.entitlement
    UNION ALL
    SELECT source_identity_id, partner, evaluated_on, gir, stated_on, false, delivery_id, ordinal
    FROM social.entitlement_history
    UNION ALL
    SELECT d.source_identity_id, v.partner, v.visited_on, coalesce(v.gir_retained, v.gir_stated, v.gir_computed),
           v.stated_on, true, v.delivery_id, v.ordinal
    FROM social.evaluation v JOIN social.dossier d ON (d.partner, d.number) = (v.partner, v.dossier)
    UNION ALL
    SELECT d.source_identity_id, v.partner, v.visited_on, coalesce(v.gir_retained, v.gir_stated, v.gir_computed),
           v.stated_on, false, v.delivery_id, v.ordinal
    FROM social.evaluation_history v JOIN social.dossier d ON (d.partner, d.number) = (v.partner, v.dossier)) e ON e.source_identity_id = p.source_identity_id
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (e.delivery_id, e.ordinal)
  WHERE e.gir IS NOT NULL
  ORDER BY p.person_id, e.partner, e.evaluated_on, e.gir, e.current DESC, e.stated_on, e.delivery_id, e.ordinal;

-- An evaluation is kept as long as its dossier.
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
  LEFT JOIN social.dossier_retention t USING (partner, dossier);

REVOKE ALL ON social.own_right, social.own_resources, social.own_payment, social.own_evaluation, social.own_assessment
  FROM ${roles}_service;
GRANT USAGE ON SCHEMA social, audit, flyway TO ${roles}_council_agent, ${roles}_ems;
GRANT SELECT ON flyway.flyway_schema_history TO ${roles}_council_agent, ${roles}_ems;
GRANT INSERT (actor, action, subject, detail) ON audit.event TO ${roles}_council_agent, ${roles}_ems;
GRANT SELECT ON social.own_council, social.own_dossier, social.own_right, social.own_payment, social.own_evaluation,
  social.own_right_of_person, social.own_gir_of_person, social.own_payment_of_person
  TO ${roles}_council_agent, ${roles}_ems;
GRANT SELECT ON social.own_resources, social.own_assessment TO ${roles}_ems;
