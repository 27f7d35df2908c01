-- What laboratories were last asked by a night, so that the same list is not sent again and again.
CREATE TABLE lab.codes_asked (
  partner  text PRIMARY KEY,
  asked_on date NOT NULL,
  -- The codes of the list, sorted; not how often they occur, which changes every day.
  codes    text[] NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON lab.codes_asked TO ${roles}_loader;
