-- Laboratory results. Identity data (names, NIR, INS) never lie here: rows point to the source identity under which
-- the laboratory filed them (identity.source_identity; no foreign key, the hot path would pay for it at every row).

CREATE SCHEMA lab;

-- One row per order of a laboratory. The source identity is part of its key: a message that names another person under
-- a known order number makes a row of its own, so that nothing ever moves from one person to another.
CREATE TABLE lab.report (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner            text NOT NULL,
  -- MSH-3 and MSH-4, joined by '|'.
  sender             text NOT NULL,
  -- OBR-3, else OBR-2.
  order_number       text NOT NULL,
  source_identity_id bigint NOT NULL,
  placer_number      text NOT NULL,
  code               text NOT NULL,
  label              text NOT NULL,
  status             text NOT NULL,
  prescriber         text NOT NULL,
  message_id         text NOT NULL,
  collected_at       timestamptz,
  received_at        timestamptz,
  version_at         timestamptz NOT NULL,
  issued_at          timestamptz NOT NULL,
  loaded_at          timestamptz NOT NULL DEFAULT now(),
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  UNIQUE (partner, sender, order_number, source_identity_id)
);
CREATE INDEX report_person ON lab.report (source_identity_id);
CREATE INDEX report_order_number ON lab.report (order_number);

-- What the repository holds as true now: one row per order, code and sub-identifier.
CREATE TABLE lab.result (
  report_id          bigint NOT NULL,
  source_identity_id bigint NOT NULL,
  -- Collection of the specimen; where the sender does not tell: observation, reception, version.
  collected_at       timestamptz NOT NULL,
  observed_at        timestamptz,
  -- OBR-22, else MSH-7; with issued_at (MSH-7) it decides between versions.
  version_at         timestamptz NOT NULL,
  issued_at          timestamptz NOT NULL,
  loaded_at          timestamptz NOT NULL DEFAULT now(),
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  -- HL7 table 0085. D and W stay as a mark without value, so that an older version can't bring the result back.
  status             text NOT NULL,
  -- The status F was given by a message without values (U): the values as sent lie in lab.superseded_result.
  confirmed          boolean NOT NULL,
  -- As sent.
  code               text NOT NULL,
  code_system        text,
  sub_id             text NOT NULL,
  label              text,
  sent_value         text,
  sent_unit          text,
  sent_range         text,
  flags              text,
  -- Made comparable. A value is comparable only where loinc and ucum are both known.
  loinc              text,
  kind               text NOT NULL,
  comparator         text,
  value              numeric,
  ucum               text,
  low                numeric,
  high               numeric,
  value_code         text,
  value_text         text,
  -- Unique together with the lock on the report's row: every change of a report's results takes that lock first.
  PRIMARY KEY (report_id, code, sub_id, collected_at)
) PARTITION BY RANGE (collected_at);
CREATE INDEX result_person ON lab.result (source_identity_id, collected_at);

-- Odd dates, and months that nobody prepared.
CREATE TABLE lab.result_other PARTITION OF lab.result DEFAULT;

-- Every version that is not, or no longer, the current one; with what it had to give way to, and when.
CREATE TABLE lab.superseded_result (
  LIKE lab.result,
  superseded_by_delivery_id bigint NOT NULL,
  superseded_by_ordinal     integer NOT NULL,
  superseded_at             timestamptz NOT NULL DEFAULT now()
);
-- When a version was loaded follows from its delivery.
ALTER TABLE lab.superseded_result DROP COLUMN loaded_at;
CREATE INDEX superseded_result_report ON lab.superseded_result (report_id);
CREATE INDEX superseded_result_person ON lab.superseded_result (source_identity_id);

-- What a reader may take for a result: neither deleted, nor wrong, nor unverified, nor only announced.
CREATE VIEW lab.valid_result AS
  SELECT * FROM lab.result WHERE status NOT IN ('D', 'W', 'R', 'I', 'U');

-- Orders with living results under several identities: a message of the laboratory named another person and the first
-- one was never withdrawn (status W or D). Somebody has to ask the laboratory.
CREATE VIEW lab.order_under_several_identities AS
  SELECT partner, sender, order_number, array_agg(source_identity_id ORDER BY source_identity_id) AS source_identities
  FROM lab.report
  WHERE EXISTS (
    SELECT FROM lab.result WHERE report_id = report.id AND result.status NOT IN ('D', 'W'))
  GROUP BY partner, sender, order_number
  HAVING count(*) > 1;

-- Gives each month of a range a partition of its own and moves there what waits in the default one. Short locks, to be
-- taken apart from loading: a month is filled as a table that nobody sees, then attached.
CREATE FUNCTION lab.prepare_months(first_day date, last_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  month date := date_trunc('month', first_day)::date;
  made  integer := 0;
  name  text;
  lower_bound timestamptz;
  upper_bound timestamptz;
BEGIN
  WHILE month <= last_day LOOP
    name := 'result_' || to_char(month, 'YYYY_MM');
    IF to_regclass('lab.' || name) IS NULL THEN
      lower_bound := month::timestamp AT TIME ZONE 'Europe/Paris';
      upper_bound := (month + interval '1 month')::timestamp AT TIME ZONE 'Europe/Paris';
      EXECUTE format('CREATE TABLE lab.%I (LIKE lab.result INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
      EXECUTE format(
        'WITH moved AS (DELETE FROM lab.result_other WHERE collected_at >= $1 AND collected_at < $2 RETURNING *) '
        'INSERT INTO lab.%I SELECT * FROM moved', name) USING lower_bound, upper_bound;
      EXECUTE format('ALTER TABLE lab.result ATTACH PARTITION lab.%I FOR VALUES FROM (%L) TO (%L)',
        name, lower_bound, upper_bound);
      made := made + 1;
    END IF;
    month := (month + interval '1 month')::date;
  END LOOP;
  RETURN made;
END $$;

SELECT lab.prepare_months(DATE '2024-01-01', DATE '2027-12-31');
