-- What more tells results of one order apart. Rows from before keep their meaning: no isolate, no moment.

-- isolate: for what is said about a micro-organism, the sub-identifier of the result that names it. moment: when it was
-- observed, where its order says the code at several moments (tolerance tests); ISO 8601 in UTC, so that it is equal
-- only where it is the same.
ALTER TABLE lab.result
  ADD COLUMN isolate text NOT NULL DEFAULT '',
  ADD COLUMN moment text NOT NULL DEFAULT '';
ALTER TABLE lab.superseded_result
  ADD COLUMN isolate text NOT NULL DEFAULT '',
  ADD COLUMN moment text NOT NULL DEFAULT '';
ALTER TABLE distribution.told_result
  ADD COLUMN isolate text NOT NULL DEFAULT '',
  ADD COLUMN moment text NOT NULL DEFAULT '';

ALTER TABLE lab.result DROP CONSTRAINT result_pkey;
ALTER TABLE lab.result ADD PRIMARY KEY (report_id, code, sub_id, isolate, moment, collected_at);
ALTER TABLE distribution.told_result DROP CONSTRAINT told_result_pkey;
ALTER TABLE distribution.told_result ADD PRIMARY KEY (partner, dossier_id, report_id, code, sub_id, isolate, moment);

CREATE OR REPLACE VIEW lab.valid_result AS
  SELECT * FROM lab.result WHERE status NOT IN ('D', 'W', 'R', 'I', 'U') AND kind <> 'document';
