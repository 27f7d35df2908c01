-- Who did something and when is said by the database, not by whoever writes the line. What the program says of it (an
-- account of the operating system, a partner) stands beside it. Lines from before bear in actor what the program said.

ALTER TABLE audit.event ADD COLUMN said_by text NOT NULL DEFAULT '';

-- Programs go on writing the column actor: it is taken for what they say.
CREATE FUNCTION audit.stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.said_by := coalesce(nullif(NEW.actor, ''), NEW.said_by);
  NEW.actor := session_user;
  NEW.at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.stamp();

-- Neither the number of a line nor its time can be given.
REVOKE INSERT ON audit.event FROM ${roles}_loader, ${roles}_identity_cell, ${roles}_extractor, ${roles}_operator;
GRANT INSERT (actor, action, subject, detail) ON audit.event
  TO ${roles}_loader, ${roles}_identity_cell, ${roles}_extractor, ${roles}_operator;

-- The trail as an operator reads it: without names of files, which hold names of patients, and without numbers of
-- persons from before numbers were keyed (UUIDs of version 3), which can be undone.
CREATE VIEW audit.trail WITH (security_barrier) AS
  SELECT id, at, actor, said_by, action,
         regexp_replace(subject, '[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}',
                        '(former number)', 'g') AS subject,
         detail - 'file' AS detail
  FROM audit.event;
REVOKE SELECT ON audit.event FROM ${roles}_operator;
GRANT SELECT ON audit.trail TO ${roles}_operator;

-- Senders put names and NIR into names of files.
REVOKE SELECT ON exchange.arrival FROM ${roles}_operator;
GRANT SELECT (id, delivery_id, channel, arrived_at, repeated, archive_id) ON exchange.arrival TO ${roles}_operator;
