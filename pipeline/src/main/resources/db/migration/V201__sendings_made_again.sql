-- Whether the practice was entitled to what a version says when it was decided, or was only told what became of results
-- that it had: a version that waits is decided again when its practice is no longer entitled.
ALTER TABLE distribution.sending ADD COLUMN entitled boolean NOT NULL DEFAULT true;
ALTER TABLE distribution.sending ALTER COLUMN entitled DROP DEFAULT;
