-- Versions before this one cut letters that French names lack (Đ, Arabic …) from the names of identity servers. What was
-- cut is not stored anywhere: such rows are marked until their source states the names again, and a name whose rest they
-- hold does not contradict them. The rows of other lanes hold names as sent; their keys are renewed by V226.
ALTER TABLE identity.source_identity ADD COLUMN names_cut boolean NOT NULL DEFAULT false;
ALTER TABLE identity.source_identity_history ADD COLUMN names_cut boolean NOT NULL DEFAULT false;
ALTER TABLE identity.statement ADD COLUMN names_cut boolean NOT NULL DEFAULT false;

UPDATE identity.source_identity SET names_cut = true
WHERE id IN (SELECT id FROM identity.statement);
UPDATE identity.statement SET names_cut = true;
