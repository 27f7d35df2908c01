-- Documents beside results, and what more the formats of laboratories tell.

ALTER TABLE lab.report ADD COLUMN confidentiality text NOT NULL DEFAULT 'N' CHECK (confidentiality IN ('N', 'R', 'V'));

-- How it was measured, and the laboratory's words about it, as sent.
ALTER TABLE lab.result ADD COLUMN method text, ADD COLUMN note text;
ALTER TABLE lab.superseded_result ADD COLUMN method text, ADD COLUMN note text;

-- A document is a row of lab.result of the kind 'document', so that corrections, deletions and history are those of any
-- result: value_code is its SHA-256, ucum its media type, value_text its title. Its bytes rest here.
CREATE TABLE lab.document (
  report_id  bigint NOT NULL,
  sha256     text NOT NULL,
  media_type text NOT NULL,
  content    bytea NOT NULL,
  kept_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (report_id, sha256)
);

CREATE OR REPLACE VIEW lab.valid_result AS
  SELECT * FROM lab.result WHERE status NOT IN ('D', 'W', 'R', 'I', 'U') AND kind <> 'document';

CREATE VIEW lab.valid_document AS
  SELECT r.report_id, r.source_identity_id, r.collected_at, r.version_at, r.status, r.code, r.sub_id, r.label,
    d.media_type, r.value_text AS title, d.sha256, d.content
  FROM lab.result r JOIN lab.document d ON d.report_id = r.report_id AND d.sha256 = r.value_code
  WHERE r.kind = 'document' AND r.status NOT IN ('D', 'W', 'R', 'I', 'U');

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.document TO ${roles}_loader;
GRANT SELECT ON lab.valid_document TO ${roles}_loader;
