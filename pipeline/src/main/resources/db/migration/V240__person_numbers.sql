-- Numbers of persons are keyed: whoever has no key can't tell by a number whose it is. The program moves a repository
-- over when it first opens it with its key; until then the numbers are those of version 0.1.0.

-- Under which key persons are numbered, the newest last. Before the first, numbers were not keyed.
CREATE TABLE identity.numbering (
  number      integer PRIMARY KEY CHECK (number >= 1),
  fingerprint text NOT NULL,
  since       timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What a person's number was under an earlier numbering (0: before the first key). Studies that knew it go on with it.
CREATE TABLE identity.former_number (
  person_id uuid NOT NULL REFERENCES identity.person ON UPDATE CASCADE,
  numbering integer NOT NULL CHECK (numbering >= 0),
  former    uuid NOT NULL UNIQUE,
  PRIMARY KEY (person_id, numbering)
);

-- A link that has ended still points to its person: it follows when the number changes.
ALTER TABLE identity.link
  DROP CONSTRAINT link_person_id_fkey,
  ADD CONSTRAINT link_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person ON UPDATE CASCADE,
  DROP CONSTRAINT link_base_person_id_fkey,
  ADD CONSTRAINT link_base_person_id_fkey FOREIGN KEY (base_person_id) REFERENCES identity.person ON UPDATE CASCADE;
DROP INDEX identity.link_active_person;
CREATE INDEX link_person ON identity.link (person_id);
CREATE INDEX link_base_person ON identity.link (base_person_id) WHERE base_person_id IS NOT NULL;

-- Keys of studies, by their fingerprints: a key belongs to one study, which goes on with the numbers that persons had
-- when it first used the key.
CREATE TABLE extract.study_key (
  fingerprint text PRIMARY KEY,
  study       text NOT NULL,
  numbering   integer NOT NULL,
  since       timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO extract.study_key (fingerprint, study, numbering, since)
SELECT DISTINCT ON (detail ->> 'keyFingerprint')
       detail ->> 'keyFingerprint', substr(subject, length('study ') + 1), 0, at
FROM audit.event
WHERE action = 'extract' AND subject LIKE 'study %' AND detail ->> 'keyFingerprint' <> ''
ORDER BY detail ->> 'keyFingerprint', id;

-- Not for the extractor: former numbers can be undone.
GRANT SELECT, INSERT ON identity.numbering, identity.former_number TO ${roles}_loader;
GRANT SELECT ON identity.numbering, identity.former_number TO ${roles}_identity_cell;
