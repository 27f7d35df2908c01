-- What a delivery's records are: a lane may load several types. Until now each lane had one.
ALTER TABLE exchange.delivery ADD COLUMN record_type text;

UPDATE exchange.delivery SET record_type =
  CASE lane WHEN 'identity' THEN 'identity' WHEN 'lab' THEN 'lab-report' WHEN 'social' THEN 'apa' WHEN 'billing' THEN 'invoice' END
 WHERE lane IS NOT NULL;
