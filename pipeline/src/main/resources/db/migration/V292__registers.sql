-- Registers of practitioners (RPPS), of facilities (FINESS) and of secure mailboxes (MSSanté), from their official open
-- files. A file is a snapshot: what a newer one no longer has stays, with the day since which it is absent.

ALTER TABLE terminology.import
  DROP CONSTRAINT import_table_name_check,
  ADD CONSTRAINT import_table_name_check CHECK (table_name IN
    ('commune', 'nabm', 'loinc', 'analyte', 'practitioner', 'establishment', 'mailbox', 'loinc_biology', 'value_set')),
  -- Of several tables under one name, which: the OID of a value set.
  ADD COLUMN item text NOT NULL DEFAULT '',
  -- The day of which the file tells; unknown for a file that does not say.
  ADD COLUMN stated_on date,
  ADD COLUMN version text NOT NULL DEFAULT '',
  -- Départements whose addresses were kept; none: all.
  ADD COLUMN departements text[] NOT NULL DEFAULT '{}';

-- Everybody of the country: who prescribes for a person of the region may practise elsewhere.
CREATE TABLE terminology.practitioner (
  -- RPPS (11 digits) or ADELI (9 characters).
  number       text PRIMARY KEY,
  title        text NOT NULL,
  family_name  text NOT NULL,
  given_name   text NOT NULL,
  profession   text NOT NULL,
  known_since  date NOT NULL,
  absent_since date
);

-- Where practitioners work, as far as that is in the region.
CREATE TABLE terminology.activity (
  number           text NOT NULL,
  -- Of everything that the register says of the activity.
  content          uuid NOT NULL,
  profession       text NOT NULL,
  speciality       text NOT NULL,
  -- L independent, S salaried, B volunteer …
  mode             text NOT NULL,
  site_finess      text NOT NULL,
  legal_finess     text NOT NULL,
  site_name        text NOT NULL,
  complement       text NOT NULL,
  street           text NOT NULL,
  distribution     text NOT NULL,
  postcode         text NOT NULL,
  town             text NOT NULL,
  -- COG.
  town_code        text NOT NULL,
  phone            text NOT NULL,
  email            text NOT NULL,
  known_since      date NOT NULL,
  absent_since     date,
  PRIMARY KEY (number, content)
);

-- Facilities (ET) and the legal entities that run them (EJ): a number alone does not say which it is.
CREATE TABLE terminology.establishment (
  number         text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('ET', 'EJ')),
  legal_number   text NOT NULL,
  name           text NOT NULL,
  category       text NOT NULL,
  category_label text NOT NULL,
  siret          text NOT NULL,
  -- Empty outside the region.
  complement     text NOT NULL,
  street         text NOT NULL,
  distribution   text NOT NULL,
  postcode       text NOT NULL,
  town           text NOT NULL,
  town_code      text NOT NULL,
  phone          text NOT NULL,
  opened_on      date,
  closed_on      date,
  known_since    date NOT NULL,
  absent_since   date,
  PRIMARY KEY (number, kind)
);
CREATE INDEX establishment_legal ON terminology.establishment (legal_number);

-- Mailboxes of MSSanté, to be proposed to an operator: nothing is sent to one because it stands here.
CREATE TABLE terminology.mailbox (
  address        text NOT NULL,
  -- PER of a person, ORG of an organisation.
  kind           text NOT NULL,
  -- RPPS or ADELI of its person, FINESS, SIRET … of its organisation; either may be empty.
  number         text NOT NULL,
  structure      text NOT NULL,
  service        text NOT NULL,
  owner          text NOT NULL,
  -- Whether its owner wants no paper besides.
  paperless      boolean NOT NULL,
  postcode       text NOT NULL,
  known_since    date NOT NULL,
  absent_since   date,
  PRIMARY KEY (address, number, structure)
);
CREATE INDEX mailbox_number ON terminology.mailbox (number);
CREATE INDEX mailbox_structure ON terminology.mailbox (structure);

-- LOINC for biology in French (ANS): a label that the country agreed on goes before a translated one.
CREATE TABLE terminology.loinc_biology (
  code       text PRIMARY KEY,
  label      text NOT NULL,
  synonyms   text NOT NULL,
  property   text NOT NULL,
  system     text NOT NULL,
  scale      text NOT NULL,
  method     text NOT NULL,
  chapter    text NOT NULL,
  deprecated boolean NOT NULL
);

CREATE TABLE terminology.nabm_loinc (
  nabm  text NOT NULL,
  loinc text NOT NULL,
  PRIMARY KEY (nabm, loinc)
);

-- Value sets of the NOS. One mixes several code systems.
CREATE TABLE terminology.value_set (
  oid        text PRIMARY KEY,
  name       text NOT NULL,
  version    text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to   timestamptz NOT NULL
);

-- A concept holds from a moment to another, the latter excluded.
CREATE TABLE terminology.concept (
  value_set   text NOT NULL REFERENCES terminology.value_set ON DELETE CASCADE,
  code_system text NOT NULL,
  code        text NOT NULL,
  label       text NOT NULL,
  valid_from  timestamptz NOT NULL,
  valid_to    timestamptz NOT NULL,
  PRIMARY KEY (value_set, code_system, code, valid_from)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON terminology.practitioner, terminology.activity, terminology.establishment,
  terminology.mailbox, terminology.loinc_biology, terminology.nabm_loinc, terminology.value_set, terminology.concept
  TO ${roles}_loader;
GRANT SELECT ON terminology.practitioner, terminology.activity, terminology.establishment, terminology.mailbox,
  terminology.loinc_biology, terminology.nabm_loinc, terminology.value_set, terminology.concept
  TO ${roles}_operator, ${roles}_distributor, ${roles}_identity_cell;
