-- The codes of a profession and of what somebody is qualified for, beside their words: a header of CDA wants the code
-- (JDV_J01). Rows of before have none until the next file of the register is imported.

ALTER TABLE terminology.practitioner ADD COLUMN profession_code text NOT NULL DEFAULT '';
ALTER TABLE terminology.activity ADD COLUMN speciality_code text NOT NULL DEFAULT '';
