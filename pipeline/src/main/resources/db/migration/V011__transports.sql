-- More ways in: messages on the MLLP listener, files fetched from partners' own servers, files of archives.

ALTER TABLE exchange.arrival
  DROP CONSTRAINT arrival_channel_check,
  ADD CONSTRAINT arrival_channel_check
    CHECK (channel IN ('SFTP', 'PULL', 'MLLP', 'ARCHIVE', 'FOLDER', 'COMMAND', 'SAMPLES'));
