-- Deliveries as received, their records and findings, quarantine, receipts, runs; and the audit trail.

CREATE SCHEMA exchange;
CREATE SCHEMA audit;

CREATE TABLE exchange.partner (
  code text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL
);

CREATE TABLE exchange.run (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at   timestamptz,
  state      text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'COMPLETED', 'FAILED', 'INTERRUPTED'))
);

-- One row per content and partner; the bytes lie in the landing zone under the hash.
CREATE TABLE exchange.delivery (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner     text NOT NULL REFERENCES exchange.partner,
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state       text NOT NULL DEFAULT 'RECEIVED'
              CHECK (state IN ('RECEIVED', 'LOADING', 'LOADED', 'REFUSED')),
  lane        text,
  format      text,
  -- How to read it (charset, header …), found once by inspection.
  reading     jsonb,
  -- Records in the file, counted by inspection apart from loading: one side of the balance.
  records     integer,
  -- Records that have been through a committed chunk.
  done        integer NOT NULL DEFAULT 0,
  loaded      integer NOT NULL DEFAULT 0,
  rejected    integer NOT NULL DEFAULT 0,
  held        integer NOT NULL DEFAULT 0,
  known       integer NOT NULL DEFAULT 0,
  -- Starts of loading that were not followed by a commit: a delivery that kills the process is set aside.
  attempts    integer NOT NULL DEFAULT 0,
  -- Raised when a replay changes what became of its records: the sender then gets a new receipt.
  revision    integer NOT NULL DEFAULT 1,
  finished_at timestamptz,
  UNIQUE (partner, sha256),
  CONSTRAINT balance CHECK (done = loaded + rejected + held + known AND (state <> 'LOADED' OR done = records))
);
CREATE INDEX delivery_pending ON exchange.delivery (state, lane, id) WHERE state IN ('RECEIVED', 'LOADING');

-- Every time that the bytes came: the first arrival makes the delivery, later ones are answered 'already received'.
CREATE TABLE exchange.arrival (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint NOT NULL REFERENCES exchange.delivery,
  file_name   text NOT NULL,
  channel     text NOT NULL CHECK (channel IN ('SFTP', 'FOLDER', 'COMMAND', 'SAMPLES')),
  arrived_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  repeated    boolean NOT NULL
);
CREATE INDEX arrival_delivery ON exchange.arrival (delivery_id);
CREATE INDEX arrival_file_name ON exchange.arrival (file_name);

-- The ledger of records: what became of each, and where it lies in its delivery.
CREATE TABLE exchange.record (
  delivery_id        bigint NOT NULL REFERENCES exchange.delivery,
  ordinal            integer NOT NULL,
  line               bigint NOT NULL,
  byte_offset        bigint NOT NULL,
  byte_length        integer NOT NULL,
  lane               text NOT NULL,
  key                text COLLATE "C" NOT NULL,
  outcome            text NOT NULL CHECK (outcome IN ('LOADED', 'REJECTED', 'HELD', 'ALREADY_KNOWN')),
  source_identity_id bigint,
  PRIMARY KEY (delivery_id, ordinal)
);
CREATE INDEX record_key ON exchange.record (key);
CREATE INDEX record_identity ON exchange.record (source_identity_id);

CREATE TABLE exchange.finding (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint NOT NULL REFERENCES exchange.delivery,
  -- 0 when the finding concerns the whole delivery.
  ordinal     integer NOT NULL,
  code        text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('WARNING', 'ERROR', 'HOLD')),
  line        bigint NOT NULL,
  field       text NOT NULL,
  arguments   text[] NOT NULL,
  -- The sender's own value, sealed: only the sender's receipt shows it.
  sealed_value bytea
);
CREATE INDEX finding_record ON exchange.finding (delivery_id, ordinal);
CREATE INDEX finding_code ON exchange.finding (code);

-- Records kept out of the repository, with their raw bytes sealed.
CREATE TABLE exchange.reject (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  state       text NOT NULL CHECK (state IN ('REJECTED', 'HELD', 'REPLAYED', 'DISMISSED')),
  sealed_fragment bytea NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  replayed_at timestamptz,
  UNIQUE (delivery_id, ordinal),
  FOREIGN KEY (delivery_id, ordinal) REFERENCES exchange.record
);
CREATE INDEX reject_open ON exchange.reject (id) WHERE state IN ('REJECTED', 'HELD');

-- Answers that were handed to partners. Written after the file: a crash in between writes the same file again.
CREATE TABLE exchange.receipt (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  arrival_id bigint NOT NULL REFERENCES exchange.arrival,
  revision   integer NOT NULL,
  file_names text[] NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (arrival_id, revision)
);

CREATE TABLE audit.event (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor   text NOT NULL,
  action  text NOT NULL,
  subject text NOT NULL,
  detail  jsonb NOT NULL DEFAULT '{}'
);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are append-only';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
