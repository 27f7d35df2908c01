-- 10E5 on a report is one hundred thousand; until now it was read as ten times that. Counts have proportional units, so
-- a tenth of what was stored is what was meant, whatever it was converted to. The next distribution corrects practices.
WITH misread AS (
  UPDATE lab.result SET value = value / 10
  WHERE kind = 'quantity' AND sent_value ~ '^\s*([<>]=?|=[<>]|[≤≥])?\^?\s*10[eE][0-9]{1,2}\s*$'
  RETURNING report_id)
INSERT INTO lab.changed_report (report_id) SELECT DISTINCT report_id FROM misread;

UPDATE lab.superseded_result SET value = value / 10
WHERE kind = 'quantity' AND sent_value ~ '^\s*([<>]=?|=[<>]|[≤≥])?\^?\s*10[eE][0-9]{1,2}\s*$';
