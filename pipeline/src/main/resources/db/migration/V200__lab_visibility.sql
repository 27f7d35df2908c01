-- Who may see an order. Laboratories say it piece by piece and in any order of arrival: each word is kept with its
-- place in time, and what follows from all of them stands with the order.

ALTER TABLE lab.report
  -- Masks in force, by the code of their flag, separated by blanks.
  ADD COLUMN masks text NOT NULL DEFAULT '',
  -- RPPS (or local numbers) of those whom the laboratory names besides the prescriber, separated by blanks.
  ADD COLUMN recipients text NOT NULL DEFAULT '',
  -- What follows for whoever is not the laboratory itself: everybody who follows the patient, only those who are named,
  -- the prescriber alone, or nobody.
  ADD COLUMN audience text NOT NULL DEFAULT 'FOLLOWERS'
    CHECK (audience IN ('FOLLOWERS', 'NAMED', 'PRESCRIBER', 'NOBODY'));

UPDATE lab.report SET audience = CASE confidentiality WHEN 'R' THEN 'NAMED' ELSE 'NOBODY' END
  WHERE confidentiality <> 'N';

CREATE TABLE lab.visibility_statement (
  report_id   bigint NOT NULL,
  version_at  timestamptz NOT NULL,
  issued_at   timestamptz NOT NULL,
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  -- One word after another, for example "CONFIDENTIALITE=R MASQUE_PS=Y DESTINATAIRE=10001234567".
  said        text NOT NULL,
  PRIMARY KEY (report_id, version_at, issued_at, delivery_id, ordinal)
);

INSERT INTO lab.visibility_statement (report_id, version_at, issued_at, delivery_id, ordinal, said)
  SELECT id, version_at, issued_at, delivery_id, ordinal, 'CONFIDENTIALITE=' || confidentiality
  FROM lab.report WHERE confidentiality <> 'N';

-- Numbers of the documents that an order carries, besides its own: a later message may name them instead.
CREATE TABLE lab.document_number (
  report_id bigint NOT NULL,
  number    text NOT NULL,
  PRIMARY KEY (report_id, number)
);

-- Words about documents that have not come yet; the records that said them are held.
CREATE TABLE lab.awaited_document (
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  partner            text NOT NULL,
  source_identity_id bigint NOT NULL,
  number             text NOT NULL,
  version_at         timestamptz NOT NULL,
  issued_at          timestamptz NOT NULL,
  said               text NOT NULL,
  PRIMARY KEY (delivery_id, ordinal, number)
);
CREATE INDEX awaited_document_person ON lab.awaited_document (source_identity_id);

-- Held records for which that has come what they waited for: they are filed with the next held ones.
CREATE TABLE exchange.awaited_record (
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  PRIMARY KEY (delivery_id, ordinal)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.visibility_statement, lab.document_number, lab.awaited_document,
  exchange.awaited_record TO ${roles}_loader;

ALTER TABLE distribution.sending
  -- Somebody whom the message names may be sent it; what may no longer be seen is not delivered.
  DROP CONSTRAINT sending_reason_check,
  ADD CONSTRAINT sending_reason_check
    CHECK (reason IN ('PRESCRIBER', 'RECIPIENT', 'LIST', 'CIRCLE', 'CORRECTION', 'WITHDRAWAL')),
  DROP CONSTRAINT sending_state_check,
  ADD CONSTRAINT sending_state_check CHECK (state IN ('DUE', 'DELIVERED', 'STUCK', 'WITHHELD'));

-- What is hidden from those who merely follow a patient is no observation of a study either.
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
  WHERE r.loinc IS NOT NULL AND r.status IN ('F', 'C') AND r.kind <> 'document' AND report.audience = 'FOLLOWERS';
