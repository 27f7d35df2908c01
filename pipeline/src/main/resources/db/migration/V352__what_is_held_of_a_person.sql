-- What the repository holds of one person, lane by lane, for the page of that person. A row says where it came from. Whom
-- PostgreSQL does not let read one of these views is shown that there is something that he may not see. What is hidden
-- from those who follow a patient is hidden here as well: the page may be handed to the person. OFFSET 0: few identities
-- are asked about one by one, whatever the planner believes of doubtful ones.

-- Social data of whom are not shared with anybody but the council that holds them.
CREATE VIEW social.opposed_to_sharing AS
  SELECT DISTINCT person_id FROM extract.opposed_person WHERE purpose IN ('partage-social', '*');

-- Where a record came from. Names of files hold names of patients: a dash where one's account may not read them.
CREATE VIEW exchange.origin AS
  SELECT r.delivery_id, r.ordinal, d.partner AS from_partner, d.received_at AS from_day, r.line AS from_line,
         r.byte_offset AS from_offset,
         CASE WHEN has_column_privilege('exchange.arrival'::regclass, 'file_name', 'SELECT')
           THEN (SELECT a.file_name FROM exchange.arrival a WHERE a.delivery_id = r.delivery_id ORDER BY a.id LIMIT 1)
           ELSE '—' END AS from_file
  FROM exchange.record r JOIN exchange.delivery d ON d.id = r.delivery_id;

CREATE VIEW identity.identity_of_person AS
  SELECT l.person_id, s.domain, s.local_id, s.birth_name, s.first_given_name, s.given_names, s.used_name, s.birth_date,
         s.sex, s.birth_place, s.status, s.attributes, s.ins, s.death_date, l.rule, l.made_by, l.made_at,
         s.last_delivery_id AS delivery_id, s.last_ordinal AS ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.link l
  JOIN identity.source_identity s ON s.id = l.source_identity_id
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (s.last_delivery_id, s.last_ordinal)
  WHERE l.ended_at IS NULL;

-- Identities that were linked to a person and no longer are: without traits, which are another person's.
CREATE VIEW identity.identity_that_left AS
  SELECT l.person_id, s.domain, s.local_id, l.rule, l.made_at, l.ended_at, l.ended_by, l.ended_reason
  FROM identity.link l
  JOIN identity.source_identity s ON s.id = l.source_identity_id
  WHERE l.ended_at IS NOT NULL AND NOT EXISTS (
    SELECT FROM identity.link again
    WHERE again.source_identity_id = l.source_identity_id AND again.person_id = l.person_id AND again.ended_at IS NULL);

-- The person whom a number names today: numbers of before they were keyed, and persons whose identities all went to
-- another one.
CREATE VIEW identity.living_person AS
  SELECT f.former AS number, f.person_id FROM identity.former_number f
  UNION
  SELECT gone.person_id, now.person_id
  FROM identity.link gone
  JOIN identity.link now ON now.source_identity_id = gone.source_identity_id AND now.ended_at IS NULL
  WHERE gone.ended_at IS NOT NULL AND NOT EXISTS (
    SELECT FROM identity.link own WHERE own.person_id = gone.person_id AND own.ended_at IS NULL);

CREATE VIEW identity.review_of_person AS
  SELECT DISTINCT p.person_id, i.id, i.kind, i.domain, i.state, i.created_at, i.decided_at, i.decided_by
  FROM identity.person_of_source p
  JOIN identity.review_identity r USING (source_identity_id)
  JOIN identity.review_item i ON i.id = r.review_item_id;

CREATE VIEW lab.result_of_person AS
  SELECT p.person_id, coalesce(r.observed_at, r.collected_at) AS measured_at, o.partner AS laboratory, o.order_number,
         r.loinc, r.code, r.label, r.isolate, r.sub_id, r.comparator, r.value, r.ucum, r.low, r.high, r.sent_value,
         r.sent_unit, r.sent_range, r.flags, r.status, r.delivery_id, r.ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.person_of_source p
  JOIN lab.valid_result r ON r.source_identity_id = p.source_identity_id
  JOIN lab.report o ON o.id = r.report_id
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (r.delivery_id, r.ordinal)
  WHERE o.audience = 'FOLLOWERS' AND o.masks = ''
    AND NOT EXISTS (
      SELECT FROM identity.doubtful d WHERE d.source_identity_id = r.source_identity_id OFFSET 0);

-- Every version of a plan of every right; the last day of keeping is that of the right. Resources are not among it.
CREATE VIEW social.right_of_person AS
  SELECT p.person_id, e.partner, e.dossier, e.right_key, e.plan_version, e.kind, e.decision, e.filed_on, e.decided_on,
         e.starts_on, e.ends_on, e.end_reason, e.gir, e.plan_starts_on, e.plan_ends_on, e.accepted, e.participation,
         e.confirmed_on,
         social.retention_until(
           latest.decision = 'A', latest.ends_on,
           CASE WHEN latest.decision <> 'I' THEN social.final_on(latest.decided_on, latest.notified_on) END)
           AS retention_until,
         e.delivery_id, e.ordinal, g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.person_of_source p
  JOIN social.entitlement e ON e.source_identity_id = p.source_identity_id
  CROSS JOIN LATERAL (
    SELECT x.decision, x.ends_on, x.decided_on, x.notified_on
    FROM social.entitlement x
    WHERE (x.partner, x.dossier, x.right_key) = (e.partner, e.dossier, e.right_key)
    ORDER BY x.plan_version DESC
    LIMIT 1) latest
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (e.delivery_id, e.ordinal);

-- Each GIR that was ever stated of a day of evaluation, where it was stated first.
CREATE INDEX entitlement_history_person ON social.entitlement_history (source_identity_id);
CREATE VIEW social.gir_of_person AS
  SELECT DISTINCT ON (p.person_id, e.partner, e.evaluated_on, e.gir)
         p.person_id, e.partner, e.evaluated_on, e.gir, e.stated_on, e.current, e.delivery_id, e.ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.person_of_source p
  JOIN (
    SELECT source_identity_id, partner, evaluated_on, gir, stated_on, true AS current, delivery_id, ordinal
    FROM social.entitlement
    UNION ALL
    SELECT source_identity_id, partner, evaluated_on, gir, stated_on, false, delivery_id, ordinal
    FROM social.entitlement_history) e ON e.source_identity_id = p.source_identity_id
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (e.delivery_id, e.ordinal)
  WHERE e.gir IS NOT NULL
  ORDER BY p.person_id, e.partner, e.evaluated_on, e.gir, e.current DESC, e.stated_on, e.delivery_id, e.ordinal;

CREATE VIEW social.payment_of_person AS
  SELECT r.person_id, y.partner, y.right_key, y.month, y.kind, y.notified, y.used, y.participation, y.paid, y.hours,
         y.reason, r.retention_until, y.delivery_id, y.ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM (
    SELECT person_id, partner, right_key,
           CASE WHEN bool_and(retention_until IS NOT NULL) THEN max(retention_until) END AS retention_until
    FROM social.right_of_person
    GROUP BY person_id, partner, right_key) r
  JOIN social.payment y ON (y.partner, y.right_key) = (r.partner, r.right_key)
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (y.delivery_id, y.ordinal);

-- The same for everybody who is not the council: nothing of whom objects.
CREATE VIEW social.shared_right_of_person AS
  SELECT * FROM social.right_of_person r
  WHERE NOT EXISTS (SELECT FROM social.opposed_to_sharing x WHERE x.person_id = r.person_id);
CREATE VIEW social.shared_gir_of_person AS
  SELECT * FROM social.gir_of_person r
  WHERE NOT EXISTS (SELECT FROM social.opposed_to_sharing x WHERE x.person_id = r.person_id);
CREATE VIEW social.shared_payment_of_person AS
  SELECT * FROM social.payment_of_person r
  WHERE NOT EXISTS (SELECT FROM social.opposed_to_sharing x WHERE x.person_id = r.person_id);

-- Which roles are of which council. Whoever owns the schemas says so.
CREATE TABLE social.council_role (
  role_name name NOT NULL,
  partner   text NOT NULL,
  PRIMARY KEY (role_name, partner)
);

-- The councils that the current account is of.
CREATE VIEW social.own_council AS
  SELECT DISTINCT partner FROM social.council_role
  WHERE pg_has_role(current_user, to_regrole(quote_ident(role_name))::oid, 'MEMBER');

-- The same for a council: its own rows, objection or not, and nobody else's.
CREATE VIEW social.own_right_of_person AS
  SELECT * FROM social.right_of_person WHERE partner IN (SELECT partner FROM social.own_council);
CREATE VIEW social.own_gir_of_person AS
  SELECT * FROM social.gir_of_person WHERE partner IN (SELECT partner FROM social.own_council);
CREATE VIEW social.own_payment_of_person AS
  SELECT * FROM social.payment_of_person WHERE partner IN (SELECT partner FROM social.own_council);

-- Whose a dossier of it is: roles of a council find nobody by any other number.
CREATE VIEW social.own_dossier AS
  SELECT d.partner, d.number AS dossier, p.person_id
  FROM social.dossier d JOIN identity.person_of_source p USING (source_identity_id)
  WHERE d.partner IN (SELECT partner FROM social.own_council);

-- Of reports that nobody hides anything of. Where it came from is the record of the order that was loaded last.
CREATE VIEW distribution.sending_of_person AS
  SELECT p.person_id, s.partner, d.laboratory, o.orders, s.version, s.reason, s.format, s.file_name, s.results, s.state,
         s.made_at, s.delivered_at, o.delivery_id, o.ordinal,
         g.from_partner, g.from_day, g.from_line, g.from_offset, g.from_file
  FROM identity.person_of_source p
  JOIN distribution.dossier d ON d.source_identity_id = p.source_identity_id
  JOIN distribution.sending s ON s.dossier_id = d.id
  CROSS JOIN LATERAL (
    SELECT string_agg(DISTINCT r.order_number, ', ') AS orders,
           bool_and(r.audience = 'FOLLOWERS' AND r.masks = '') AS open,
           (array_agg(r.delivery_id ORDER BY r.delivery_id DESC, r.ordinal DESC))[1] AS delivery_id,
           (array_agg(r.ordinal ORDER BY r.delivery_id DESC, r.ordinal DESC))[1] AS ordinal
    FROM distribution.dossier_order x JOIN lab.report r ON r.id = x.report_id
    WHERE x.dossier_id = d.id) o
  LEFT JOIN exchange.origin g ON (g.delivery_id, g.ordinal) = (o.delivery_id, o.ordinal)
  WHERE o.open AND NOT EXISTS (
    SELECT FROM identity.doubtful x WHERE x.source_identity_id = d.source_identity_id OFFSET 0);

-- Pages of follow-up that practices were sent.
CREATE VIEW pathway.page_of_person AS
  SELECT s.person_id, s.partner, v.version, v.as_of, v.state, v.file_name, v.made_at
  FROM pathway.summary s JOIN pathway.summary_version v ON v.summary_id = s.id;

CREATE VIEW pathway.enrolment_of_person AS
  SELECT p.person_id, e.partner, e.pathway, e.domain, e.local_id, e.since, e.until
  FROM pathway.enrolled e
  JOIN identity.local_identity s ON s.domain = e.domain AND s.local_id = e.local_id
  JOIN identity.person_of_source p ON p.source_identity_id = s.id;

-- Views are for reading. Those of a council's own data are for roles of councils, which an installation grants them to.
REVOKE ALL ON exchange.origin, identity.identity_of_person, identity.identity_that_left, identity.living_person,
  identity.review_of_person, lab.result_of_person, social.opposed_to_sharing, social.right_of_person,
  social.gir_of_person, social.payment_of_person, social.shared_right_of_person, social.shared_gir_of_person,
  social.shared_payment_of_person, social.council_role, social.own_council, social.own_right_of_person,
  social.own_gir_of_person, social.own_payment_of_person, social.own_dossier, distribution.sending_of_person,
  pathway.page_of_person, pathway.enrolment_of_person FROM ${roles}_service;
GRANT SELECT ON identity.identity_of_person, identity.identity_that_left, identity.living_person,
  identity.review_of_person, lab.result_of_person, social.opposed_to_sharing, social.shared_right_of_person,
  social.shared_gir_of_person, social.shared_payment_of_person, distribution.sending_of_person,
  pathway.page_of_person, pathway.enrolment_of_person TO ${roles}_service;
GRANT SELECT ON identity.identity_of_person, identity.identity_that_left, identity.living_person,
  identity.review_of_person TO ${roles}_identity_cell;
