-- A delivery's row is written four times on its way, and thousands of deliveries of one record are a common night. The
-- hash is checked each time: the same rule, put so that it costs an eighth. Room in the pages keeps the new versions of
-- a row beside the old ones, without new entries in the indexes whose columns did not change.
ALTER TABLE exchange.delivery
  DROP CONSTRAINT delivery_sha256_check,
  ADD CONSTRAINT delivery_sha256_check CHECK (length(sha256) = 64 AND sha256 !~ '[^0-9a-f]'),
  SET (fillfactor = 40);
