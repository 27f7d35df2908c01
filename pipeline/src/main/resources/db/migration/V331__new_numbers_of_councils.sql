-- A council's new software numbers everything anew: which number stands for which from now on. Both stay as references.
CREATE TABLE social.rekeying (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner   text NOT NULL,
  rights    integer NOT NULL,
  made_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_by   text NOT NULL,
  why       text NOT NULL,
  undone_at timestamptz,
  undone_by text
);

CREATE TABLE social.former_key (
  partner     text NOT NULL,
  old_dossier text NOT NULL,
  old_right   text NOT NULL,
  new_dossier text NOT NULL,
  new_right   text NOT NULL,
  rekeying_id bigint NOT NULL REFERENCES social.rekeying,
  PRIMARY KEY (partner, old_dossier, old_right)
);
CREATE INDEX former_key_right ON social.former_key (partner, old_right);
CREATE INDEX former_key_named ON social.former_key (partner, (old_dossier || '/' || old_right));

-- Payments that were brought under the new number.
CREATE TABLE social.rekeyed_payment (
  rekeying_id bigint NOT NULL REFERENCES social.rekeying,
  partner     text NOT NULL,
  old_right   text NOT NULL,
  new_right   text NOT NULL,
  month       date NOT NULL,
  kind        text NOT NULL,
  PRIMARY KEY (rekeying_id, new_right, month, kind)
);

-- Who bears a right, as far as two numbers are compared.
CREATE VIEW social.right_bearer AS
  SELECT s.id AS source_identity_id, left(replace(s.nir, ' ', ''), 13) AS nir, s.birth_name, s.first_given_name,
         s.birth_date, s.sex
  FROM identity.source_identity s;

-- As before, by the numbers of today.
CREATE OR REPLACE VIEW social.named_right AS
  SELECT r.delivery_id,
         CASE WHEN r.key ~ '^.+/.+/[0-9]+$' AND NOT (r.outcome = 'REJECTED' AND r.key ~ '/demande-[^/]*/[0-9]+$')
           THEN coalesce(f.new_dossier || '/' || f.new_right, regexp_replace(r.key, '/[0-9]+$', ''))
           ELSE '' END AS named
  FROM exchange.record r
  JOIN exchange.delivery d ON d.id = r.delivery_id
  LEFT JOIN social.former_key f
    ON f.partner = d.partner AND f.old_dossier || '/' || f.old_right = regexp_replace(r.key, '/[0-9]+$', '');

GRANT SELECT, INSERT, UPDATE, DELETE ON social.rekeying, social.former_key, social.rekeyed_payment TO ${roles}_loader;
GRANT USAGE ON SEQUENCE social.rekeying_id_seq TO ${roles}_loader;
GRANT SELECT ON social.right_bearer TO ${roles}_loader;
REVOKE INSERT, UPDATE, DELETE ON social.right_bearer FROM ${roles}_service;
