-- The newest version of an order that replaces the whole order (a CDA or FHIR document): results that it does not name
-- are withdrawn, and older versions that arrive later bring none of them back.

CREATE TABLE lab.whole_version (
  report_id   bigint PRIMARY KEY,
  version_at  timestamptz NOT NULL,
  issued_at   timestamptz NOT NULL,
  delivery_id bigint NOT NULL,
  ordinal     integer NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.whole_version TO ${roles}_loader;
