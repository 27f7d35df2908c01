-- What practices are sent. Nothing here holds a name; payloads are sealed.

CREATE SCHEMA distribution;

-- Orders whose results changed, written in the transaction that changed them and taken away when they were looked at.
CREATE TABLE lab.changed_report (
  report_id bigint NOT NULL
);

-- Patients whom a practice follows (its own list) or takes part in caring for (care circle), by an identifier that it
-- knows. They are looked up when results are sent, so that a person who is linked later counts at once.
CREATE TABLE distribution.followed (
  partner  text NOT NULL,
  domain   text NOT NULL,
  local_id text NOT NULL,
  reason   text NOT NULL CHECK (reason IN ('LIST', 'CIRCLE')),
  since    date NOT NULL,
  until    date,
  PRIMARY KEY (partner, domain, local_id, reason, since),
  CHECK (until >= since)
);

-- Orders that a laboratory first announced together: they are sent together, and again together when one changes.
CREATE TABLE distribution.dossier (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  laboratory         text NOT NULL,
  sender             text NOT NULL,
  message_id         text NOT NULL,
  source_identity_id bigint NOT NULL,
  UNIQUE (laboratory, sender, message_id, source_identity_id)
);
CREATE INDEX dossier_person ON distribution.dossier (source_identity_id);

CREATE TABLE distribution.dossier_order (
  report_id  bigint PRIMARY KEY,
  dossier_id bigint NOT NULL REFERENCES distribution.dossier
);
CREATE INDEX dossier_order_dossier ON distribution.dossier_order (dossier_id);

-- One row per version of a dossier that a practice gets.
CREATE TABLE distribution.sending (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner         text NOT NULL,
  dossier_id      bigint NOT NULL REFERENCES distribution.dossier,
  version         integer NOT NULL CHECK (version >= 1),
  reason          text NOT NULL CHECK (reason IN ('PRESCRIBER', 'LIST', 'CIRCLE', 'CORRECTION', 'WITHDRAWAL')),
  format          text NOT NULL,
  number          text NOT NULL,
  file_name       text NOT NULL,
  results         integer NOT NULL,
  made_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it was last decided whether the practice may have it.
  looked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  state           text NOT NULL DEFAULT 'DUE' CHECK (state IN ('DUE', 'DELIVERED', 'STUCK')),
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_error      text,
  delivered_at    timestamptz,
  UNIQUE (partner, dossier_id, version),
  UNIQUE (partner, number),
  CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL))
);
CREATE INDEX sending_due ON distribution.sending (next_attempt_at) WHERE state = 'DUE';
CREATE INDEX sending_dossier ON distribution.sending (dossier_id);

-- The bytes to deliver, sealed, until they are delivered: a retry sends what was decided, not what is true by then.
CREATE TABLE distribution.payload (
  sending_id bigint PRIMARY KEY REFERENCES distribution.sending,
  sealed     bytea NOT NULL
);

-- What a practice was last told of each result: the next version says what is new, corrected or withdrawn.
CREATE TABLE distribution.told_result (
  partner    text NOT NULL,
  dossier_id bigint NOT NULL REFERENCES distribution.dossier,
  report_id  bigint NOT NULL,
  code       text NOT NULL,
  sub_id     text NOT NULL,
  status     text NOT NULL,
  digest     text NOT NULL,
  PRIMARY KEY (partner, dossier_id, report_id, code, sub_id)
);

-- Documents are no observations of a study.
CREATE OR REPLACE VIEW extract.lab_observation AS
  SELECT r.source_identity_id,
         r.report_id AS specimen,
         report.partner AS laboratory,
         r.loinc,
         r.collected_at AS dated_at,
         report.collected_at AS sampled_at,
         r.issued_at,
         r.loaded_at,
         coalesce(r.comparator, '') AS comparator,
         coalesce(r.value * a.factor + a.shift, r.value) AS value,
         coalesce(r.low * a.factor + a.shift, r.low) AS low,
         coalesce(r.high * a.factor + a.shift, r.high) AS high,
         coalesce(canonical.unit, r.ucum, '') AS unit
  FROM lab.result r
  JOIN lab.report ON report.id = r.report_id
  LEFT JOIN terminology.analyte a ON a.loinc = r.loinc AND a.unit = r.ucum
  LEFT JOIN terminology.analyte canonical ON canonical.loinc = a.canonical_loinc
  WHERE r.loinc IS NOT NULL AND r.status IN ('F', 'C') AND r.kind <> 'document';

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.changed_report TO ${roles}_loader;
GRANT USAGE ON SCHEMA distribution, lab TO ${roles}_distributor;
GRANT SELECT, DELETE ON lab.changed_report TO ${roles}_distributor;
GRANT SELECT ON lab.report, lab.result, lab.document TO ${roles}_distributor;
-- What is sent names the patient as the laboratory did; the billing number is never passed on.
GRANT SELECT (id, partner, domain, local_id, birth_name, first_given_name, given_names, birth_date,
  uncertain_birth_date, sex, birth_place, ins, ins_authority, status, attributes, used_name, used_given_name, address,
  postcode, residence, phone, death_date, stated_at, version, first_delivery_id, first_ordinal, last_delivery_id,
  last_ordinal) ON identity.source_identity TO ${roles}_distributor;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA distribution TO ${roles}_distributor;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA distribution TO ${roles}_distributor;
-- The operator sees what went where and when, no payload and no result.
GRANT USAGE ON SCHEMA distribution TO ${roles}_operator;
GRANT SELECT ON distribution.sending TO ${roles}_operator;
