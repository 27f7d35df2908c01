-- Receipts that go to their partner by mail besides.
ALTER TABLE exchange.receipt ADD COLUMN mail_due boolean NOT NULL DEFAULT false;
CREATE INDEX receipt_mail_due ON exchange.receipt (id) WHERE mail_due;

-- Messages that asked for an acknowledgement (RFC 8098) and are safe here. One for each, whatever becomes of it.
CREATE TABLE exchange.owed_acknowledgement (
  partner     text NOT NULL,
  -- Number of the message that is acknowledged, with its angle brackets.
  message_id  text NOT NULL,
  recipient   text NOT NULL,
  noted_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at     timestamptz,
  PRIMARY KEY (partner, message_id)
);
CREATE INDEX owed_acknowledgement_due ON exchange.owed_acknowledgement (partner, noted_at) WHERE sent_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON exchange.owed_acknowledgement TO ${roles}_loader;
