-- The follow-up of patients: which tests are overdue, and the page that a practice subscribes to. What another room has
-- is read through views, each of which shows no more than whoever follows a patient may see.

-- Identities whose records go to nobody but their prescriber (RNIV 1).
CREATE VIEW identity.doubtful AS
  SELECT id AS source_identity_id FROM identity.source_identity
  WHERE attributes && ARRAY['FICT', 'DOUT', 'ANOM', 'CACH', 'USUR'];

-- How a person is named: by the best of the identities, as for studies.
CREATE VIEW identity.named_person AS
  SELECT DISTINCT ON (l.person_id)
         l.person_id, s.birth_name, s.first_given_name, s.given_names, s.used_name, s.birth_date, s.birth_place, s.sex, s.ins,
         s.ins_authority
  FROM identity.link l JOIN identity.source_identity s ON s.id = l.source_identity_id
  WHERE l.ended_at IS NULL
  ORDER BY l.person_id, s.attributes && ARRAY['FICT', 'DOUT', 'ANOM', 'CACH', 'USUR'], s.birth_name = '',
           array_position(ARRAY['QUALIFIED', 'VALIDATED', 'RETRIEVED', 'PROVISIONAL'], s.status),
           s.stated_at DESC NULLS LAST, s.id;

-- Who has died, as any source says.
CREATE VIEW identity.deceased AS
  SELECT l.person_id FROM identity.link l JOIN identity.source_identity s ON s.id = l.source_identity_id
  WHERE l.ended_at IS NULL AND s.death_date IS NOT NULL;

-- Results that every practice may see which follows the patient: of no order that is hidden from anybody (a page says of
-- itself who may see it, not of each of its lines), and of no doubtful identity.
CREATE VIEW lab.open_result AS
  SELECT p.person_id, r.loinc, coalesce(r.observed_at, r.collected_at) AS measured_at, r.report_id, r.code, r.sub_id,
         o.partner AS laboratory, o.order_number, r.kind, r.comparator, r.value, r.ucum, r.low, r.high, r.flags, r.status,
         r.method, r.sent_value, r.sent_unit, r.specimen
  FROM identity.person_of_source p
  JOIN lab.valid_result r ON r.source_identity_id = p.source_identity_id
  JOIN lab.report o ON o.id = r.report_id
  WHERE o.audience = 'FOLLOWERS' AND o.masks = '' AND r.isolate = '' AND r.loinc IS NOT NULL
    AND r.status IN ('F', 'C')
    AND NOT EXISTS (SELECT FROM identity.doubtful d WHERE d.source_identity_id = r.source_identity_id);

-- Rights in their latest version, without an amount and without what a council keeps of resources.
CREATE VIEW social.right_in_brief AS
  SELECT p.person_id, e.partner, e.kind, e.gir, e.evaluated_on, e.starts_on, e.ends_on, e.confirmed_on,
         coalesce(e.hours_service, 0) + coalesce(e.hours_agency, 0) + coalesce(e.hours_direct, 0) AS hours
  FROM identity.person_of_source p
  JOIN social.entitlement e ON e.source_identity_id = p.source_identity_id
  WHERE e.decision = 'A'
    AND NOT EXISTS (
      SELECT FROM social.entitlement later
      WHERE later.partner = e.partner AND later.dossier = e.dossier AND later.right_key = e.right_key
        AND later.plan_version > e.plan_version)
    AND NOT EXISTS (SELECT FROM identity.doubtful d WHERE d.source_identity_id = e.source_identity_id);

-- Whom practices follow, as persons.
CREATE VIEW distribution.following AS
  SELECT f.partner, p.person_id, f.domain, f.local_id, f.reason, f.since, f.until
  FROM distribution.followed f
  JOIN identity.local_identity s ON s.domain = f.domain AND s.local_id = f.local_id
  JOIN identity.person_of_source p ON p.source_identity_id = s.id;

CREATE SCHEMA pathway;

-- Whom a practice itself counts to a pathway, by an identifier that it knows.
CREATE TABLE pathway.enrolled (
  partner  text NOT NULL,
  domain   text NOT NULL,
  local_id text NOT NULL,
  pathway  text NOT NULL,
  since    date NOT NULL,
  until    date,
  PRIMARY KEY (partner, domain, local_id, pathway, since),
  CHECK (until >= since)
);

-- Practices that may be shown something of a patient: they follow them, who is alive and does not object. Rights and the
-- circle are for those who take part in the care (CSP L1110-12), and each can be objected to on its own.
CREATE VIEW pathway.reader AS
  SELECT f.partner, f.person_id, f.domain, f.local_id, f.since, f.until,
         f.reason = 'CIRCLE' AND NOT EXISTS (
           SELECT FROM extract.opposed_person x
           WHERE x.person_id = f.person_id AND x.purpose IN ('partage-social', '*')) AS sees_rights,
         f.reason = 'CIRCLE' AND NOT EXISTS (
           SELECT FROM extract.opposed_person x
           WHERE x.person_id = f.person_id AND x.purpose IN ('cercle', '*')) AS sees_circle
  FROM distribution.following f
  WHERE NOT EXISTS (SELECT FROM extract.opposed_person x
                    WHERE x.person_id = f.person_id AND x.purpose = 'diffusion')
    AND NOT EXISTS (SELECT FROM identity.deceased d WHERE d.person_id = f.person_id);

-- One row per practice and patient; its number names the files.
CREATE TABLE pathway.summary (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner   text NOT NULL,
  person_id uuid NOT NULL,
  UNIQUE (partner, person_id)
);

-- What a practice was sent. No content is kept: the hash tells whether there is anything new to say, and the same
-- content of the same day gives the same bytes again.
CREATE TABLE pathway.summary_version (
  summary_id          bigint NOT NULL REFERENCES pathway.summary,
  version             integer NOT NULL CHECK (version >= 1),
  digest              bytea NOT NULL,
  as_of               date NOT NULL,
  file_name           text NOT NULL,
  -- BEGUN may or may not lie with the practice; WITHDRAWN was taken back before the practice had taken it.
  state               text NOT NULL DEFAULT 'BEGUN' CHECK (state IN ('BEGUN', 'DELIVERED', 'WITHDRAWN')),
  attempts            integer NOT NULL DEFAULT 0,
  last_error          text,
  made_at             timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivered_after_run bigint,
  PRIMARY KEY (summary_id, version)
);

-- How far summaries are.
CREATE VIEW pathway.summary_state AS
  SELECT v.state, v.delivered_after_run FROM pathway.summary_version v;

GRANT USAGE ON SCHEMA pathway TO ${roles}_service, ${roles}_distributor, ${roles}_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON pathway.enrolled, pathway.summary, pathway.summary_version TO ${roles}_service;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pathway TO ${roles}_service;
ALTER DEFAULT PRIVILEGES IN SCHEMA pathway GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${roles}_service;
ALTER DEFAULT PRIVILEGES IN SCHEMA pathway GRANT USAGE, SELECT ON SEQUENCES TO ${roles}_service;

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON identity.doubtful, identity.named_person, identity.deceased, lab.open_result,
  social.right_in_brief, distribution.following, pathway.reader, pathway.summary_state FROM ${roles}_service;
GRANT SELECT ON pathway.reader, pathway.summary_state TO ${roles}_service;

-- Who distributes says for a practice who is on a pathway; what follows of it for a patient only the program sees.
GRANT SELECT, INSERT, UPDATE ON pathway.enrolled TO ${roles}_distributor;
GRANT SELECT ON pathway.summary_state TO ${roles}_operator;
