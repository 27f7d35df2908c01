-- In which kind of specimen a version was measured, where its message told: two results in different specimens are never
-- versions of each other. NULL where none was told, and in all rows from before: such a row goes on as the result that it
-- is, and takes the specimen of the first message that tells one.
ALTER TABLE lab.result ADD COLUMN specimen text;
ALTER TABLE lab.superseded_result ADD COLUMN specimen text;

-- The same rows as before, with the new column.
CREATE OR REPLACE VIEW lab.valid_result AS
  SELECT * FROM lab.result WHERE status NOT IN ('D', 'W', 'R', 'I', 'U') AND kind <> 'document';
