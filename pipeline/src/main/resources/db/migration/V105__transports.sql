-- More ways in: messages on the MLLP listener, files fetched from partners' own servers, files of archives.

ALTER TABLE exchange.arrival
  DROP CONSTRAINT arrival_channel_check,
  ADD CONSTRAINT arrival_channel_check
    CHECK (channel IN ('SFTP', 'PULL', 'MLLP', 'ARCHIVE', 'FOLDER', 'COMMAND', 'SAMPLES'));

-- The archive that a file was unpacked from.
ALTER TABLE exchange.arrival ADD COLUMN archive_id bigint REFERENCES exchange.delivery;
CREATE INDEX arrival_archive ON exchange.arrival (archive_id) WHERE archive_id IS NOT NULL;

-- What was fetched from partners' own servers and may still lie there.
CREATE TABLE exchange.fetched (
  partner     text NOT NULL REFERENCES exchange.partner,
  file_name   text NOT NULL,
  bytes       bigint NOT NULL,
  -- By the server's clock.
  modified_at timestamptz NOT NULL,
  arrival_id  bigint NOT NULL REFERENCES exchange.arrival,
  fetched_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (partner, file_name, bytes, modified_at)
);

GRANT SELECT, INSERT ON exchange.fetched TO ${roles}_loader;
