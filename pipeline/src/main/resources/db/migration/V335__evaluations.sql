-- Evaluations of autonomy (grid AGGIR, CASF annexe 2-2), as last stated: what the visit was and the groups that came of
-- it, then what only the medico-social team may read (CASF R232-44).
CREATE TABLE social.evaluation (
  partner          text NOT NULL,
  number           text NOT NULL,
  dossier          text NOT NULL,
  department       text,
  visited_on       date,
  type             text,
  place            text,
  evaluator        text,
  gir_stated       integer CHECK (gir_stated BETWEEN 1 AND 6),
  -- By the algorithm of the law, from the letters.
  gir_computed     integer CHECK (gir_computed BETWEEN 1 AND 6),
  gir_retained     integer CHECK (gir_retained BETWEEN 1 AND 6),
  -- Ten and seven letters, in the order of the annex; '-' for none.
  discriminating   text NOT NULL CHECK (discriminating ~ '^[ABC-]{10}$'),
  illustrative     text NOT NULL CHECK (illustrative ~ '^[ABC-]{7}$'),
  lives_alone      boolean,
  entourage        text,
  carer            text,
  carer_exhausted  boolean,
  dwelling         text,
  dwelling_adapted boolean,
  fell             boolean,
  in_hospital      boolean,
  nursing_service  boolean,
  nurse            boolean,
  -- Hours and meals of a month.
  home_help        numeric(8,2),
  day_sitting      numeric(8,2),
  night_sitting    numeric(8,2),
  meals            integer,
  alarm            boolean,
  technical_aids   text[],
  practitioner     text,
  recommendation   text,
  content          bytea NOT NULL,
  stated_on        date NOT NULL,
  confirmed_on     date NOT NULL,
  delivery_id      bigint NOT NULL,
  ordinal          integer NOT NULL,
  PRIMARY KEY (partner, number)
);
CREATE INDEX evaluation_delivery ON social.evaluation (delivery_id);
CREATE INDEX evaluation_dossier ON social.evaluation (partner, dossier);

CREATE TABLE social.evaluation_history (
  LIKE social.evaluation,
  superseded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_delivery bigint NOT NULL,
  superseded_ordinal  integer NOT NULL
);
CREATE INDEX evaluation_history_key ON social.evaluation_history (partner, number);

-- Records in quarantine that wait for a dossier.
CREATE TABLE social.awaited_dossier (
  partner     text NOT NULL,
  dossier     text NOT NULL,
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL,
  PRIMARY KEY (partner, dossier, delivery_id, ordinal)
);

CREATE INDEX entitlement_evaluation ON social.entitlement (partner, evaluation_number)
  WHERE evaluation_number IS NOT NULL;

-- Granted rights of which the group is another than that of the evaluation that they name.
CREATE VIEW social.evaluation_difference AS
  SELECT v.partner, v.number, v.gir_retained, v.gir_stated, v.gir_computed,
         e.dossier, e.right_key, e.plan_version, e.gir
  FROM social.evaluation v
  JOIN social.entitlement e ON (e.partner, e.evaluation_number) = (v.partner, v.number)
  WHERE e.decision = 'A' AND e.gir <> coalesce(v.gir_retained, v.gir_stated, v.gir_computed);

GRANT SELECT, INSERT, UPDATE, DELETE ON social.evaluation, social.awaited_dossier TO ${roles}_loader;
GRANT SELECT, INSERT ON social.evaluation_history TO ${roles}_loader;
REVOKE UPDATE, DELETE ON social.evaluation_history FROM ${roles}_service;
GRANT SELECT ON social.evaluation_difference TO ${roles}_loader;
REVOKE INSERT, UPDATE, DELETE ON social.evaluation_difference FROM ${roles}_service;
