-- What councils paid for a right, by month and kind of aid, as last stated.
CREATE TABLE social.payment (
  partner       text NOT NULL,
  right_key     text NOT NULL,
  month         date NOT NULL CHECK (extract(day FROM month) = 1),
  kind          text NOT NULL CHECK (kind IN ('AH', 'ANR', 'ANP', 'REP')),
  -- Euros of the month.
  notified      numeric(10,2),
  used          numeric(10,2),
  participation numeric(10,2),
  paid          numeric(10,2) NOT NULL,
  hours         numeric(8,2),
  mode          text,
  reason        text,
  content       bytea NOT NULL,
  stated_on     date NOT NULL,
  confirmed_on  date NOT NULL,
  delivery_id   bigint NOT NULL,
  ordinal       integer NOT NULL,
  PRIMARY KEY (partner, right_key, month, kind)
);
CREATE INDEX payment_delivery ON social.payment (delivery_id);

CREATE TABLE social.payment_history (
  LIKE social.payment,
  superseded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_delivery bigint NOT NULL,
  superseded_ordinal  integer NOT NULL
);
CREATE INDEX payment_history_key ON social.payment_history (partner, right_key, month, kind);

-- Records in quarantine that wait for a right.
CREATE TABLE social.awaited_right (
  partner     text NOT NULL,
  right_key   text NOT NULL,
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  PRIMARY KEY (partner, right_key, delivery_id, ordinal)
);

-- Payments name a right without its dossier.
CREATE INDEX entitlement_right ON social.entitlement (partner, right_key);

GRANT SELECT, INSERT, UPDATE, DELETE ON social.payment, social.awaited_right TO ${roles}_loader;
GRANT SELECT, INSERT ON social.payment_history TO ${roles}_loader;
REVOKE UPDATE, DELETE ON social.payment_history FROM ${roles}_service;
