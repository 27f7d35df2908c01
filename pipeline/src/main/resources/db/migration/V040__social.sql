-- Social data of the councils. No name, NIR or address: the person is the source identity of the row.

CREATE SCHEMA social;

-- One person's file at a council.
CREATE TABLE social.dossier (
  partner            text NOT NULL REFERENCES exchange.partner,
  number             text NOT NULL,
  department         text NOT NULL,
  source_identity_id bigint NOT NULL,
  stated_on          date NOT NULL,
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  PRIMARY KEY (partner, number)
);
CREATE INDEX dossier_person ON social.dossier (source_identity_id);

-- A right to APA in one version of its aid plan, as last stated. Which statement is the last one is
-- decided by the extraction date, never by the order of arrival.
CREATE TABLE social.entitlement (
  partner            text NOT NULL,
  dossier            text NOT NULL,
  -- Number of the right; 'demande-<date>' for a request that has none.
  right_key          text NOT NULL,
  -- 0 where there is no aid plan.
  plan_version       integer NOT NULL,
  source_identity_id bigint NOT NULL,
  department         text NOT NULL,
  home_department    text NOT NULL,
  family_situation   text,
  pension_scheme     text,
  legal_protection   text,
  kind               text NOT NULL,
  establishment      text,
  filed_on           date NOT NULL,
  complete_on        date,
  request_type       text NOT NULL,
  decided_on         date,
  decision           text NOT NULL,
  refusal_reason     text,
  starts_on          date,
  ends_on            date,
  end_reason         text,
  gir                integer NOT NULL CHECK (gir BETWEEN 1 AND 6),
  evaluated_on       date NOT NULL,
  evaluation_number  text,
  plan_starts_on     date,
  plan_ends_on       date,
  provider           text,
  payment            text,
  referent           text,
  revision_on        date,
  -- Euros per month; the rate in percent.
  proposed           numeric(10,2),
  accepted           numeric(10,2),
  resources          numeric(10,2),
  rate               numeric(5,2),
  participation      numeric(10,2),
  paid               numeric(10,2),
  -- Hours per month.
  hours_service      numeric(8,2),
  hours_agency       numeric(8,2),
  hours_direct       numeric(8,2),
  aid_human          numeric(10,2),
  aid_technical      numeric(10,2),
  aid_meals          numeric(10,2),
  aid_alarm          numeric(10,2),
  aid_day_care       numeric(10,2),
  aid_respite        numeric(10,2),
  aid_hygiene        numeric(10,2),
  -- Hash of what is stated, without the extraction date: the same hash says the same.
  content            bytea NOT NULL,
  -- First and latest extraction that stated this content.
  stated_on          date NOT NULL,
  confirmed_on       date NOT NULL,
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  PRIMARY KEY (partner, dossier, right_key, plan_version),
  FOREIGN KEY (partner, dossier) REFERENCES social.dossier
);
CREATE INDEX entitlement_person ON social.entitlement (source_identity_id);
CREATE INDEX entitlement_delivery ON social.entitlement (delivery_id);

-- What was stated before, and by which row it was superseded.
CREATE TABLE social.entitlement_history (
  LIKE social.entitlement,
  superseded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_delivery bigint NOT NULL,
  superseded_ordinal  integer NOT NULL
);
CREATE INDEX entitlement_history_key
  ON social.entitlement_history (partner, dossier, right_key, plan_version);

-- The rights themselves: each with the dates and the plan of its latest version.
CREATE VIEW social.apa_right AS
SELECT DISTINCT ON (partner, dossier, right_key)
       partner, dossier, right_key, source_identity_id, kind, decision, gir, starts_on, ends_on,
       end_reason, plan_version, plan_starts_on, accepted, participation, paid
  FROM social.entitlement
 ORDER BY partner, dossier, right_key, plan_version DESC;
