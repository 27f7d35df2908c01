-- What a laboratory said as a string stays one, also where type and unit prove that it is a number: practices are given
-- it back as it was said. And a code keeps the system that gives it its meaning.
ALTER TABLE lab.result
  ADD COLUMN sent_as_text boolean NOT NULL DEFAULT false,
  ADD COLUMN value_system text;
ALTER TABLE lab.superseded_result
  ADD COLUMN sent_as_text boolean NOT NULL DEFAULT false,
  ADD COLUMN value_system text;

-- The same rows as before, with the new columns.
CREATE OR REPLACE VIEW lab.valid_result AS
  SELECT * FROM lab.result WHERE status NOT IN ('D', 'W', 'R', 'I', 'U') AND kind <> 'document';
