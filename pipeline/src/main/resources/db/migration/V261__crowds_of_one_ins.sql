-- The first bearers of an INS, those that name a record apart, and the first members of a person: in their order, without
-- reading the others.
DROP INDEX identity.source_identity_ins;
CREATE INDEX source_identity_ins ON identity.source_identity
  (ins, (CASE WHEN local_id ~ '^(report|entree|collision):' THEN 1 ELSE 0 END), id) WHERE ins IS NOT NULL;
DROP INDEX identity.link_person;
CREATE INDEX link_person ON identity.link (person_id, ended_at, source_identity_id);

-- The same content again, of an identity of which very much was said.
CREATE INDEX statement_content ON identity.statement (id, hash_record_extended(ROW(birth_name, first_given_name,
  given_names, birth_date, uncertain_birth_date, sex, birth_place, ins, ins_authority, status, attributes, used_name,
  used_given_name, nir, address, postcode, residence, phone, death_date), 0));
