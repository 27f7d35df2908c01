-- PCH (CASF L245-3): one element of a decision in one period, as last stated.
CREATE TABLE social.pch (
  partner            text NOT NULL,
  dossier            text NOT NULL,
  right_key          text NOT NULL,
  -- 1 to 5; 3 and 4 divided (3L, 3V, 3T, 4S, 4E) where that is known; empty where it is not.
  element            text NOT NULL,
  -- As the MDPH numbers it (arrêté of 13 September 2010), and who helps: one decision gives several of one element.
  national_type      text NOT NULL,
  helper             text NOT NULL,
  -- Its first day; empty for a decision that gave none.
  period_key         text NOT NULL,
  source_identity_id bigint NOT NULL,
  department         text NOT NULL,
  family_situation   text,
  legal_protection   text,
  mdph_number        text,
  filed_on           date,
  decided_on         date,
  decision           text NOT NULL CHECK (decision IN ('A', 'R', 'S')),
  refusal_reason     text,
  starts_on          date,
  ends_on            date,
  end_reason         text,
  period             text,
  establishment      text,
  -- Euros; hours of a month, euros an hour; percent.
  granted            numeric(11,2),
  monthly            numeric(11,2),
  hours              numeric(8,2),
  tariff             numeric(6,2),
  rate               numeric(5,2),
  paid               numeric(11,2),
  paid_month         date,
  national_modality  text,
  national_reason    text,
  national_unit      text,
  national_quantity  text,
  rate_band          text,
  content            bytea NOT NULL,
  stated_on          date NOT NULL,
  confirmed_on       date NOT NULL,
  delivery_id        bigint NOT NULL,
  ordinal            integer NOT NULL,
  PRIMARY KEY (partner, dossier, right_key, element, national_type, helper, period_key)
);
CREATE INDEX pch_identity ON social.pch (source_identity_id);
CREATE INDEX pch_delivery ON social.pch (delivery_id);

CREATE TABLE social.pch_history (
  LIKE social.pch,
  superseded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_delivery bigint NOT NULL,
  superseded_ordinal  integer NOT NULL
);
CREATE INDEX pch_history_key ON social.pch_history (partner, dossier, right_key);

-- Granted rights of every benefit, each with its days; a punctual element counts in its month of payment alone.
CREATE VIEW social.right_held AS
  SELECT 'APA' AS benefit, partner, dossier, right_key, '' AS part, source_identity_id,
         min(starts_on) AS starts_on, max(coalesce(ends_on, 'infinity')) AS ends_on
  FROM social.entitlement WHERE decision = 'A' AND starts_on IS NOT NULL
  GROUP BY partner, dossier, right_key, source_identity_id
  UNION ALL
  SELECT 'PCH', partner, dossier, right_key, concat_ws('/', element, national_type, helper, period_key), source_identity_id,
         CASE WHEN period = 'P' THEN paid_month ELSE starts_on END,
         CASE WHEN period = 'P' THEN (paid_month + interval '1 month - 1 day')::date
              ELSE coalesce(ends_on, 'infinity') END
  FROM social.pch WHERE decision = 'A' AND (period IS DISTINCT FROM 'P' OR paid_month IS NOT NULL)
    AND starts_on IS NOT NULL AND (national_type IN ('', '4') OR national_type LIKE '4.%');

-- Pairs of benefits that exclude each other and share a day: APA with any element of PCH. From both sides.
CREATE VIEW social.double_benefit AS
  SELECT e.benefit, e.partner, e.dossier, e.right_key, e.part, o.benefit AS other_benefit, o.partner AS other_partner,
         o.dossier AS other_dossier, o.right_key AS other_right
  FROM social.right_held e
  CROSS JOIN LATERAL (
    SELECT e.source_identity_id AS id
    UNION
    SELECT l.source_identity_id
    FROM identity.person_of_source p JOIN identity.person_of_source l USING (person_id)
    WHERE p.source_identity_id = e.source_identity_id) same
  JOIN social.right_held o ON o.source_identity_id = same.id
  WHERE (e.benefit, o.benefit) IN (('APA', 'PCH'), ('PCH', 'APA')) AND e.starts_on <= o.ends_on AND o.starts_on <= e.ends_on;

GRANT SELECT, INSERT, UPDATE, DELETE ON social.pch TO ${roles}_loader;
GRANT SELECT, INSERT ON social.pch_history TO ${roles}_loader;
REVOKE UPDATE, DELETE ON social.pch_history FROM ${roles}_service;
GRANT SELECT ON social.right_held, social.double_benefit TO ${roles}_loader;
REVOKE INSERT, UPDATE, DELETE ON social.right_held, social.double_benefit FROM ${roles}_service;
