-- The first of those who share birth date and birth name, in their order, without reading the others.
DROP INDEX identity.source_identity_traits;
CREATE INDEX source_identity_traits ON identity.source_identity (birth_date, name_key, id);
