-- What CDA documents said about a micro-organism bore its sub-identifier in the place of one of its own.
CREATE TEMPORARY TABLE isolate_of_document ON COMMIT DROP AS
  SELECT DISTINCT report_id, sub_id FROM (
    SELECT report_id, sub_id FROM lab.result WHERE code = 'ISOLAT' AND sub_id <> ''
    UNION SELECT report_id, sub_id FROM lab.superseded_result WHERE code = 'ISOLAT' AND sub_id <> '') named;
UPDATE lab.result r SET isolate = i.sub_id, sub_id = '' FROM isolate_of_document i
  WHERE r.report_id = i.report_id AND r.sub_id = i.sub_id AND r.code <> 'ISOLAT';
UPDATE lab.superseded_result r SET isolate = i.sub_id, sub_id = '' FROM isolate_of_document i
  WHERE r.report_id = i.report_id AND r.sub_id = i.sub_id AND r.code <> 'ISOLAT';
UPDATE distribution.told_result t SET isolate = i.sub_id, sub_id = '' FROM isolate_of_document i
  WHERE t.report_id = i.report_id AND t.sub_id = i.sub_id AND t.code <> 'ISOLAT';
