-- Messages may come into a mailbox that is kept for their sender.
ALTER TABLE exchange.arrival
  DROP CONSTRAINT arrival_channel_check,
  ADD CONSTRAINT arrival_channel_check
    CHECK (channel IN ('SFTP', 'PULL', 'MAIL', 'MLLP', 'ARCHIVE', 'FOLDER', 'COMMAND', 'SAMPLES'));

-- Sendings that go by mail: each has one number for its message, however often it is tried, by which answers are known.
CREATE TABLE distribution.mail (
  message_id  text PRIMARY KEY,
  partner     text NOT NULL,
  file_name   text NOT NULL,
  -- Set before the first byte goes out, and taken back where the server surely has not taken it.
  begun_at    timestamptz,
  -- When the server said that it has it.
  accepted_at timestamptz,
  answer      text CHECK (answer IN ('RECEIVED', 'READ', 'NOT_DELIVERED', 'REFUSED')),
  answer_code text NOT NULL DEFAULT '',
  answered_at timestamptz,
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX mail_sending ON distribution.mail (partner, file_name);
CREATE INDEX mail_refused ON distribution.mail (partner) WHERE answer IN ('NOT_DELIVERED', 'REFUSED');

GRANT SELECT, INSERT, UPDATE ON distribution.mail TO ${roles}_distributor;
GRANT SELECT (message_id, partner, answer, answer_code, answered_at), UPDATE (answer, answer_code, answered_at)
  ON distribution.mail TO ${roles}_loader;
GRANT SELECT ON distribution.mail TO ${roles}_operator;
