-- Reference tables, each row with the dates between which it holds (the last day included; empty for ever).

-- Rows of an official file are complete and win over the small curated tables that come with the program.

CREATE SCHEMA terminology;

-- Code officiel géographique: communes and countries (99xxx).
CREATE TABLE terminology.commune (
  code       text NOT NULL,
  name       text NOT NULL,
  valid_from date NOT NULL DEFAULT '-infinity',
  valid_to   date NOT NULL DEFAULT 'infinity',
  official   boolean NOT NULL,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_from <= valid_to)
);

-- Nomenclature of biology acts: coefficient in letters B.
CREATE TABLE terminology.nabm (
  -- Without leading zeros.
  code        text NOT NULL,
  coefficient integer NOT NULL CHECK (coefficient >= 0),
  valid_from  date NOT NULL DEFAULT '-infinity',
  valid_to    date NOT NULL DEFAULT 'infinity',
  official    boolean NOT NULL,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_from <= valid_to)
);

CREATE TABLE terminology.loinc (
  code         text PRIMARY KEY,
  french_label text NOT NULL,
  -- LOINC's own word: MCnc, SCnc, CCnc …
  property     text NOT NULL,
  usual_unit   text NOT NULL
);

-- What the lab lane knows of an analyte beyond LOINC: how to make its values comparable.
CREATE TABLE terminology.analyte (
  loinc           text PRIMARY KEY,
  french_label    text NOT NULL,
  dimension       text NOT NULL,
  -- UCUM unit in which values under this code are kept and in which the window is meant.
  unit            text NOT NULL,
  -- Code under which values are compared: its own, or the other one of a mass/molar pair.
  canonical_loinc text NOT NULL,
  -- value under the canonical code = value * factor + shift
  factor          numeric NOT NULL,
  shift           numeric NOT NULL,
  -- Charges of the ion, to read mEq/L; empty where that has no meaning.
  valence         integer,
  low             numeric,
  high            numeric
);

CREATE TABLE terminology.import (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name  text NOT NULL CHECK (table_name IN ('commune', 'nabm', 'loinc', 'analyte')),
  file_name   text NOT NULL,
  sha256      text NOT NULL,
  rows        integer NOT NULL,
  official    boolean NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
