-- Hospital invoices. No NIR, INS or patient identifier here: they live in schema identity.

CREATE SCHEMA billing;

CREATE TABLE billing.invoice (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The natural key: FINESS, year of exit, and the invoice's number or, before 2022, its admission's.
  facility            text NOT NULL,
  year                smallint NOT NULL,
  by_entry            boolean NOT NULL,
  number              text NOT NULL,

  site                text NOT NULL,
  entry_number        text NOT NULL,
  entry_date          date NOT NULL,
  exit_date           date NOT NULL,

  pathway             text,
  operation           text,
  insurance           text,
  contract            text,
  exemption           text,
  billable            text,
  not_billable_reason text,
  scheme              text,
  solidarity          text,
  fides               text,
  management          text,
  complementary_body  text,
  country             text,
  article51           text,

  services_base       numeric(10, 2) NOT NULL,
  services_amo        numeric(10, 2) NOT NULL,
  services_amc        numeric(10, 2) NOT NULL,
  services            numeric(10, 2) NOT NULL,
  fees                numeric(10, 2) NOT NULL,
  fees_amo            numeric(10, 2) NOT NULL,
  fees_amc            numeric(10, 2) NOT NULL,
  patient_share       numeric(10, 2) NOT NULL,
  patient_amount      numeric(10, 2),

  rejections          smallint,
  amo_sent            date,
  amo_paid            date,
  amo_status          text,
  amc_sent            date,
  amc_paid            date,
  amc_status          text,
  patient_sent        date,
  patient_paid        date,
  patient_status      text,

  -- A NIR failed its key: none was used to recognise the person.
  nir_doubtful        boolean NOT NULL,
  -- Decide which of two versions is newer: newest sending or payment, then advance of the statuses.
  last_event          date,
  progress            smallint NOT NULL,
  content_hash        bytea NOT NULL,

  source_identity_id  bigint NOT NULL,
  delivery_id         bigint NOT NULL REFERENCES exchange.delivery,
  ordinal             integer NOT NULL,
  UNIQUE (facility, year, by_entry, number)
);
CREATE INDEX invoice_source_identity ON billing.invoice (source_identity_id);
CREATE INDEX invoice_delivery ON billing.invoice (delivery_id, ordinal);
CREATE INDEX invoice_exit ON billing.invoice (exit_date);

-- The lines of the current version of each invoice, all kinds in one table.
CREATE TABLE billing.invoice_line (
  invoice_id      bigint NOT NULL REFERENCES billing.invoice ON DELETE CASCADE,
  -- Rank in the invoice, counted from 1.
  rank            integer NOT NULL,
  letter          "char" NOT NULL CHECK (letter IN ('B', 'C', 'H', 'L', 'M', 'P')),
  -- Line of the delivery.
  source_line     bigint NOT NULL,
  site            text NOT NULL,
  -- Biology has one date and code per act: see biology_act.
  care_date       date,
  code            text,
  mode            text,
  discipline      text,
  exemption       text,
  specialty       text,
  -- TYPEPRESTINT of a service, TYUFC of a fee.
  unit_type       text,
  act_count       text,
  quantity        integer,
  coefficient     numeric(6, 2),
  mco_coefficient numeric(5, 4),
  -- Share of a drug's unit that was used.
  fraction        numeric(5, 4),
  unit_price      numeric(9, 2),
  -- Reference tariff of a device.
  tariff          numeric(9, 2),
  base            numeric(10, 2),
  rate            smallint,
  amo             numeric(10, 2),
  amc             numeric(10, 2),
  billed          numeric(10, 2),
  unit_gap        numeric(9, 2),
  total_gap       numeric(9, 2),
  indication      text,
  ccam_extension  text,
  ccam_activity   text,
  ccam_phase      text,
  ccam_modifiers  text[],
  ccam_association text,
  ccam_condition  text,
  teeth           text[],
  PRIMARY KEY (invoice_id, rank)
);

CREATE TABLE billing.biology_act (
  invoice_id bigint NOT NULL,
  rank       integer NOT NULL,
  -- Position in its line, 1 to 5.
  position   smallint NOT NULL,
  act_date   date NOT NULL,
  quantity   integer NOT NULL,
  nabm       text NOT NULL,
  PRIMARY KEY (invoice_id, rank, position),
  FOREIGN KEY (invoice_id, rank) REFERENCES billing.invoice_line ON DELETE CASCADE
);
CREATE INDEX biology_act_code ON billing.biology_act (nabm, act_date);

-- Every version of an invoice that came, in the order of arrival: cumulative files tell its life.
CREATE TABLE billing.invoice_status (
  invoice_id         bigint NOT NULL REFERENCES billing.invoice ON DELETE CASCADE,
  delivery_id        bigint NOT NULL REFERENCES exchange.delivery,
  ordinal            integer NOT NULL,
  source_identity_id bigint NOT NULL,
  content_hash       bytea NOT NULL,
  -- Came after a newer one and did not replace it.
  late               boolean NOT NULL,
  services           numeric(10, 2) NOT NULL,
  fees               numeric(10, 2) NOT NULL,
  rejections         smallint,
  amo_sent           date,
  amo_paid           date,
  amo_status         text,
  amc_sent           date,
  amc_paid           date,
  amc_status         text,
  patient_sent       date,
  patient_paid       date,
  patient_status     text,
  recorded_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (invoice_id, delivery_id, ordinal)
);
