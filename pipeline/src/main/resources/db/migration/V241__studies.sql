-- What an extraction may see is what one approved request asks for. The role of extractions reads no view any more: one
-- function gives it the material of a study, coarse already, under numbers of persons that hold in that study alone.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${roles}_study_keeper') THEN
    CREATE ROLE ${roles}_study_keeper NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

-- The account that runs Estuaire must be able to take the role; where a DBA made it, he grants it.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, '${roles}_study_keeper', 'SET') THEN
    EXECUTE format('GRANT ${roles}_study_keeper TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'not a member of ${roles}_study_keeper: no dataset can be extracted';
END $$;

-- The approved requests. Written by the keeper of studies alone; groups of communes come from nowhere else.
CREATE TABLE extract.study (
  id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  version       integer NOT NULL,
  purpose       text NOT NULL,
  approved_by   text[] NOT NULL,
  first_day     date NOT NULL,
  last_day      date NOT NULL CHECK (last_day > first_day),
  -- Conditions may look further back than the period.
  observed_from date NOT NULL CHECK (observed_from <= first_day),
  minimum_age   integer NOT NULL,
  -- Where days and quarters begin and end.
  time_zone     text NOT NULL,
  -- [{"name", "loinc": [], "units": {unit: factor}, "cuts": [], "low", "high"}]
  analytes      jsonb NOT NULL,
  -- [{"analyte", "results", "since", "below"}]
  conditions    jsonb NOT NULL,
  -- [{"name", "communes": []}]
  zones         jsonb NOT NULL,
  -- Makes the numbers of persons of this study; kept when a request changes.
  salt          bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  CONSTRAINT two_people_approve CHECK (cardinality(approved_by) >= 2 AND approved_by[1] <> approved_by[2]),
  CONSTRAINT no_commune_alone CHECK (NOT jsonb_path_exists(zones, '$[*] ? (@.communes.size() < 2)'))
);

-- Every request, and every change of one, stays in the trail.
CREATE FUNCTION extract.note_study() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO audit.event (actor, action, subject, detail)
  VALUES (session_user, 'study registered', 'study ' || NEW.id, jsonb_build_object('version', NEW.version, 'request',
    encode(sha256(convert_to((to_jsonb(NEW) - 'salt')::text, 'UTF8')), 'hex')));
  RETURN NULL;
END $$;
CREATE TRIGGER note_study AFTER INSERT OR UPDATE ON extract.study
  FOR EACH ROW EXECUTE FUNCTION extract.note_study();

-- The number of a person in one study. Whoever sees the material of two studies can't join them by it.
CREATE FUNCTION extract.study_number(salt bytea, person_id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE
  RETURN encode(substr(sha256(salt || uuid_send(person_id)), 1, 16), 'hex')::uuid;

-- The material of a study: first one row for each person with a result in the period, with what becomes of that person
-- (fate); then one for each result of those who are delivered. No moment is told but the quarter; the order of results,
-- the last first, within person, analyte and quarter. No value is told but its class. Delays are whole hours.
CREATE FUNCTION extract.material(wanted text)
RETURNS TABLE (
  person uuid, fate text, as_of timestamptz, quarter date, age_band integer, sex text, zone text, analyte text,
  specimen bigint, place bigint, band integer, in_range boolean, hours_to_result integer, hours_to_repository integer,
  laboratory text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  study "extract".study;
BEGIN
  SELECT * INTO STRICT study FROM extract.study WHERE id = wanted;
  RETURN QUERY
  WITH analyte AS (
    SELECT a.* FROM jsonb_to_recordset(study.analytes)
      AS a (name text, loinc text[], units jsonb, cuts numeric[], low numeric, high numeric)
  ), observed AS MATERIALIZED (
    SELECT p.person_id, a.name AS analyte, o.dated_at,
           date_trunc('quarter', o.dated_at AT TIME ZONE study.time_zone)::date AS quarter,
           o.specimen, o.laboratory, o.comparator, o.value * (a.units ->> o.unit)::numeric AS value,
           coalesce(a.low, o.low * (a.units ->> o.unit)::numeric) AS low,
           coalesce(a.high, o.high * (a.units ->> o.unit)::numeric) AS high, a.cuts,
           CASE WHEN o.issued_at >= o.sampled_at
                THEN round(extract(epoch FROM o.issued_at - o.sampled_at) / 3600)::integer END AS hours_to_result,
           CASE WHEN o.loaded_at >= o.issued_at
                THEN round(extract(epoch FROM o.loaded_at - o.issued_at) / 3600)::integer END AS hours_to_repository,
           o.loaded_at
    FROM analyte a
    JOIN extract.lab_observation o ON o.loinc = ANY (a.loinc)
    JOIN identity.person_of_source p ON p.source_identity_id = o.source_identity_id
    WHERE o.loinc = ANY (ARRAY(SELECT unnest(loinc) FROM analyte))
      AND o.dated_at >= study.observed_from::timestamp AT TIME ZONE study.time_zone
      AND o.dated_at < (study.last_day + 1)::timestamp AT TIME ZONE study.time_zone
  ), in_period AS (
    SELECT o.* FROM observed o WHERE o.dated_at >= study.first_day::timestamp AT TIME ZONE study.time_zone
  ), concerned AS (
    SELECT DISTINCT o.person_id
    FROM ROWS FROM (jsonb_to_recordset(study.conditions) AS (analyte text, results integer, since date, below numeric))
      WITH ORDINALITY AS c (analyte, results, since, below, number)
    JOIN observed o ON o.analyte = c.analyte AND o.dated_at >= c.since::timestamp AT TIME ZONE study.time_zone
      AND (c.below IS NULL OR o.value < c.below)
    GROUP BY c.number, c.results, o.person_id
    HAVING count(DISTINCT (o.specimen, o.dated_at)) >= c.results
  ), opposed AS (
    SELECT DISTINCT o.person_id FROM extract.opposed_person o WHERE o.purpose IN (study.purpose, '*')
  ), home AS (
    SELECT DISTINCT ON (p.person_id) p.person_id, z.name AS zone
    FROM jsonb_to_recordset(study.zones) AS z (name text, communes text[])
    JOIN identity.source_identity s ON s.residence = ANY (z.communes)
    JOIN identity.person_of_source p ON p.source_identity_id = s.id
    ORDER BY p.person_id, array_position(ARRAY['QUALIFIED', 'VALIDATED', 'RETRIEVED', 'PROVISIONAL'], s.status),
             s.stated_at DESC NULLS LAST, s.id
  ), aged AS (
    SELECT q.person_id, q.quarter, p.birth_month, p.sex, p.fictitious,
           extract.age_at_quarter_end(q.quarter, p.birth_month) AS age
    FROM (SELECT DISTINCT i.person_id, i.quarter FROM in_period i) q
    JOIN extract.person p ON p.person_id = q.person_id
  ), cohort AS (
    -- The first reason against a person decides.
    SELECT a.person_id, min(a.sex) AS sex, coalesce(min(h.zone), '') AS zone,
           CASE WHEN bool_or(a.fictitious) THEN 'FICTITIOUS'
                WHEN min(a.birth_month) IS NULL THEN 'AGE_UNKNOWN'
                WHEN NOT bool_or(a.age >= study.minimum_age) THEN 'TOO_YOUNG'
                WHEN study.conditions <> '[]' AND bool_and(c.person_id IS NULL) THEN 'NOT_CONCERNED'
                WHEN bool_or(o.person_id IS NOT NULL) THEN 'OPPOSED'
                ELSE 'DELIVERED' END AS fate
    FROM aged a
    LEFT JOIN concerned c ON c.person_id = a.person_id
    LEFT JOIN opposed o ON o.person_id = a.person_id
    LEFT JOIN home h ON h.person_id = a.person_id
    GROUP BY a.person_id
  )
  SELECT extract.study_number(study.salt, c.person_id), c.fate,
         (SELECT date_trunc('hour', max(o.loaded_at)) FROM observed o),
         NULL::date, NULL::integer, NULL, NULL, NULL, NULL::bigint, NULL::bigint, NULL::integer, NULL::boolean,
         NULL::integer, NULL::integer, NULL
  FROM cohort c
  UNION ALL
  SELECT extract.study_number(study.salt, i.person_id), NULL, NULL, i.quarter, least(a.age / 5 * 5, 90), c.sex, c.zone,
         i.analyte,
         dense_rank() OVER (PARTITION BY i.person_id, i.analyte, i.quarter ORDER BY i.specimen, i.dated_at),
         row_number() OVER (PARTITION BY i.person_id, i.analyte, i.quarter
                            ORDER BY i.dated_at DESC, i.value DESC NULLS LAST, i.laboratory),
         CASE WHEN cardinality(i.cuts) = 0 OR i.value IS NULL THEN NULL
              WHEN i.comparator = '' THEN width_bucket(i.value, i.cuts)
              WHEN i.comparator LIKE '<%' AND i.value <= i.cuts[1] THEN 0
              WHEN i.comparator LIKE '>%' AND i.value >= i.cuts[cardinality(i.cuts)] THEN cardinality(i.cuts) END,
         CASE WHEN i.value IS NULL OR i.comparator <> '' OR coalesce(i.low, i.high) IS NULL THEN NULL
              ELSE i.value BETWEEN coalesce(i.low, i.value) AND coalesce(i.high, i.value) END,
         i.hours_to_result, i.hours_to_repository, i.laboratory
  FROM in_period i
  JOIN cohort c ON c.person_id = i.person_id AND c.fate = 'DELIVERED'
  JOIN aged a ON a.person_id = i.person_id AND a.quarter = i.quarter AND a.age >= study.minimum_age;
END $$;

-- For pseudonyms: the number that a person had under the numbering with which the study began, or when it was founded
-- since. Numbers from before the first key can be undone, so this is for the keeper of studies alone.
CREATE FUNCTION extract.known_numbers(wanted text, since_numbering integer)
RETURNS TABLE (person uuid, known uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT extract.study_number(s.salt, p.id), coalesce((
           SELECT f.former FROM identity.former_number f
           WHERE f.person_id = p.id AND f.numbering >= since_numbering ORDER BY f.numbering LIMIT 1), p.id)
  FROM extract.study s CROSS JOIN identity.person p WHERE s.id = wanted
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA extract FROM ${roles}_extractor;
DROP VIEW extract.residence, extract.subject;
DROP TABLE extract.zone;

REVOKE EXECUTE ON FUNCTION extract.material(text), extract.known_numbers(text, integer),
  extract.study_number(bytea, uuid), extract.note_study() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extract.material(text) TO ${roles}_extractor;

GRANT USAGE ON SCHEMA extract, identity TO ${roles}_study_keeper;
GRANT SELECT (id, version, purpose, approved_by, first_day, last_day, observed_from, minimum_age, time_zone,
  analytes, conditions, zones), INSERT, UPDATE (version, purpose, approved_by, first_day, last_day, observed_from,
  minimum_age, time_zone, analytes, conditions, zones) ON extract.study TO ${roles}_study_keeper;
GRANT SELECT, INSERT ON extract.study_key TO ${roles}_study_keeper;
GRANT SELECT ON identity.numbering TO ${roles}_study_keeper;
GRANT EXECUTE ON FUNCTION extract.known_numbers(text, integer) TO ${roles}_study_keeper;
