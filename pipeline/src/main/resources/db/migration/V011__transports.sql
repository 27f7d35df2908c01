-- More ways in: messages on the MLLP listener, files fetched from partners' own servers, files of archives.

ALTER TABLE exchange.arrival
  DROP CONSTRAINT arrival_channel_check,
  ADD CONSTRAINT arrival_channel_check
    CHECK (channel IN ('SFTP', 'PULL', 'MLLP', 'ARCHIVE', 'FOLDER', 'COMMAND', 'SAMPLES'));

-- The archive that a file was unpacked from.
ALTER TABLE exchange.arrival ADD COLUMN archive_id bigint REFERENCES exchange.delivery;
CREATE INDEX arrival_archive ON exchange.arrival (archive_id) WHERE archive_id IS NOT NULL;
