-- What a laboratory hides of an order it hides under every identity that it sends the order under. Orders that were
-- filed under several before take the strictest of what holds for each; whom another one names is not let in.

WITH kin AS (
  SELECT partner, sender, order_number,
         max(array_position(ARRAY['N', 'R', 'V'], confidentiality)) AS level,
         string_agg(masks, ' ') AS masks
  FROM lab.report
  GROUP BY partner, sender, order_number
  HAVING count(*) > 1 AND (bool_or(confidentiality <> 'N') OR bool_or(masks <> ''))
), strictest AS (
  SELECT r.id, (ARRAY['N', 'R', 'V'])[kin.level] AS confidentiality,
         -- Sorted by character, as the program writes them.
         coalesce((SELECT string_agg(DISTINCT mask COLLATE "C", ' ' ORDER BY mask COLLATE "C")
                   FROM regexp_split_to_table(kin.masks, ' ') AS mask WHERE mask <> ''), '') AS masks
  FROM lab.report r JOIN kin USING (partner, sender, order_number)
), hidden AS (
  UPDATE lab.report r
  SET confidentiality = s.confidentiality,
      masks = s.masks,
      audience = CASE
        WHEN s.confidentiality = 'V' THEN 'NOBODY'
        WHEN string_to_array(s.masks, ' ') && ARRAY['MASQUE_PS', 'INDETERMINE'] THEN 'PRESCRIBER'
        WHEN s.confidentiality = 'R' OR 'CONNEXION_SECRETE' = ANY (string_to_array(s.masks, ' ')) THEN 'NAMED'
        ELSE 'FOLLOWERS'
      END
  FROM strictest s
  WHERE r.id = s.id AND (r.confidentiality, r.masks) IS DISTINCT FROM (s.confidentiality, s.masks)
  RETURNING r.id
)
INSERT INTO lab.changed_report (report_id) SELECT id FROM hidden;
