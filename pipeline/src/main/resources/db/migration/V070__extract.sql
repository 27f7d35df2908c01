-- The study zone: what an extraction may see of the repository. The role of the extractions reads the views below and
-- nothing else: no name, no INS, no NIR, no local identifier, no order number, no full birth date, no commune.

CREATE SCHEMA extract;

-- Roles belong to the whole server and several databases may be migrated at once.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${roles}_extractor') THEN
    CREATE ROLE ${roles}_extractor NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

-- The account that runs Estuaire must be able to take the role; a superuser always can.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, '${roles}_extractor', 'SET') THEN
    EXECUTE format('GRANT ${roles}_extractor TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  -- Somebody else made the role: a DBA grants it (estuaire database roles).
  RAISE NOTICE 'not a member of ${roles}_extractor: no dataset can be extracted';
END $$;

-- Who objected to what (CSP L1110-4). Said about an identity of a source, it holds for the whole person, also after
-- links change. The purpose '*' stands for every one.
CREATE TABLE extract.opposition (
  source_identity_id bigint NOT NULL,
  purpose            text NOT NULL CHECK (purpose ~ '^([a-z0-9][a-z0-9-]{0,39}|\*)$'),
  since              date NOT NULL,
  withdrawn_on       date,
  PRIMARY KEY (source_identity_id, purpose),
  CHECK (withdrawn_on >= since)
);

-- Groups of communes, as each study's request defines them.
CREATE TABLE extract.zone (
  study   text NOT NULL,
  commune text NOT NULL,
  zone    text NOT NULL,
  PRIMARY KEY (study, commune)
);

-- Years completed on the last day of a quarter: the month of birth is enough to know them.
CREATE FUNCTION extract.age_at_quarter_end(quarter date, birth_month date) RETURNS integer
  LANGUAGE sql IMMUTABLE
  RETURN extract(year FROM age((quarter + interval '3 months - 1 day')::timestamp, birth_month::timestamp))::integer;

CREATE VIEW extract.opposed_person AS
  SELECT DISTINCT p.person_id, o.purpose
  FROM extract.opposition o
  JOIN identity.person_of_source p USING (source_identity_id)
  WHERE o.withdrawn_on IS NULL;

-- Each trait of a person from the best of its identities that states it: qualified before others, then the newest.
CREATE VIEW extract.person AS
  SELECT p.person_id,
         (array_agg(date_trunc('month', s.birth_date)::date ORDER BY s.birth_date IS NULL, best.rank, s.stated_at DESC NULLS LAST, s.id))[1] AS birth_month,
         (array_agg(s.sex ORDER BY s.sex = 'U', best.rank, s.stated_at DESC NULLS LAST, s.id))[1] AS sex,
         -- FICT: an identity made for training or tests (RNIV 1).
         bool_or('FICT' = ANY (s.attributes)) AS fictitious
  FROM identity.person_of_source p
  JOIN identity.source_identity s ON s.id = p.source_identity_id
  CROSS JOIN LATERAL (
    SELECT array_position(ARRAY['QUALIFIED', 'VALIDATED', 'RETRIEVED', 'PROVISIONAL'], s.status) AS rank) best
  GROUP BY p.person_id;

CREATE VIEW extract.subject AS
  SELECT p.source_identity_id, person.person_id, person.birth_month, person.sex, person.fictitious
  FROM identity.person_of_source p
  JOIN extract.person USING (person_id);

-- The group in which a person lives. The commune itself is never shown.
CREATE VIEW extract.residence AS
  SELECT DISTINCT ON (z.study, p.person_id) z.study, p.person_id, z.zone
  FROM identity.person_of_source p
  JOIN identity.source_identity s ON s.id = p.source_identity_id
  JOIN extract.zone z ON z.commune = s.residence
  ORDER BY z.study, p.person_id, array_position(ARRAY['QUALIFIED', 'VALIDATED', 'RETRIEVED', 'PROVISIONAL'], s.status),
           s.stated_at DESC NULLS LAST, s.id;

-- Final results under LOINC, their values on the canonical scale of their analyte where there is one.
CREATE VIEW extract.lab_observation AS
  SELECT r.source_identity_id,
         -- Two observations of one specimen (two units) share it.
         r.report_id AS specimen,
         report.partner AS laboratory,
         r.loinc,
         r.collected_at AS dated_at,
         -- Empty where the laboratory did not tell it.
         report.collected_at AS sampled_at,
         r.issued_at,
         r.loaded_at,
         coalesce(r.comparator, '') AS comparator,
         coalesce(r.value * a.factor + a.shift, r.value) AS value,
         coalesce(r.low * a.factor + a.shift, r.low) AS low,
         coalesce(r.high * a.factor + a.shift, r.high) AS high,
         coalesce(canonical.unit, r.ucum, '') AS unit
  FROM lab.result r
  JOIN lab.report ON report.id = r.report_id
  LEFT JOIN terminology.analyte a ON a.loinc = r.loinc AND a.unit = r.ucum
  LEFT JOIN terminology.analyte canonical ON canonical.loinc = a.canonical_loinc
  WHERE r.loinc IS NOT NULL AND r.status IN ('F', 'C');

GRANT USAGE ON SCHEMA extract, audit TO ${roles}_extractor;
GRANT SELECT ON extract.subject, extract.residence, extract.opposed_person, extract.lab_observation TO ${roles}_extractor;
GRANT SELECT, INSERT, DELETE ON extract.zone TO ${roles}_extractor;
GRANT INSERT ON audit.event TO ${roles}_extractor;

-- Objections are said to those who look after identities.
GRANT USAGE ON SCHEMA extract TO ${roles}_identity_cell;
GRANT SELECT, INSERT, UPDATE ON extract.opposition TO ${roles}_identity_cell;
