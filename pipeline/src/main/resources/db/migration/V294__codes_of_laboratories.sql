-- What laboratories say that their codes mean, and what a biologist decided of it.
CREATE TABLE lab.code_proposal (
  partner     text NOT NULL,
  code        text NOT NULL,
  loinc       text NOT NULL,
  label       text NOT NULL,
  -- As the laboratory states it; may be empty.
  unit        text NOT NULL,
  -- REPLACED: the laboratory has said something else since.
  state       text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REFUSED', 'REPLACED')),
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  decided_at  timestamptz,
  decided_by  text,
  reason      text,
  PRIMARY KEY (partner, code, loinc),
  CHECK ((state IN ('APPROVED', 'REFUSED')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL))
);
CREATE UNIQUE INDEX code_proposal_open ON lab.code_proposal (partner, code) WHERE state = 'PROPOSED';

-- The codes that were approved: read beside the table of the configuration, which goes first. Earlier ones stay.
CREATE TABLE lab.local_code (
  partner     text NOT NULL,
  code        text NOT NULL,
  loinc       text NOT NULL,
  label       text NOT NULL,
  valid_from  date NOT NULL,
  -- The first day on which it no longer holds.
  valid_to    date NOT NULL DEFAULT 'infinity',
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by text NOT NULL,
  PRIMARY KEY (partner, code, valid_from),
  CHECK (valid_from < valid_to)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.code_proposal, lab.local_code TO ${roles}_loader;

-- What LOINC codes are called, the most official first.
CREATE VIEW terminology.loinc_name AS
  SELECT DISTINCT ON (code) code, label FROM (
    SELECT code, label, 1 AS rank FROM terminology.loinc_biology
    UNION ALL SELECT loinc, french_label, 2 FROM terminology.analyte
    UNION ALL SELECT code, french_label, 3 FROM terminology.loinc) AS names
  WHERE label <> '' ORDER BY code, rank;

REVOKE INSERT, UPDATE, DELETE ON terminology.loinc_name FROM ${roles}_service;
GRANT SELECT ON terminology.loinc_name TO ${roles}_loader, ${roles}_operator, ${roles}_distributor,
  ${roles}_identity_cell;
