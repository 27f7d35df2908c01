package org.estuaire.extract;

/** The statements of {@link FollowUpStage}, in the order in which they run. */
final class FollowUpSql {

  static final String TABLES =
      """
      CREATE TEMP TABLE study_analyte (analyte text, cuts numeric[], low numeric, high numeric)
        ON COMMIT DROP;
      CREATE TEMP TABLE study_code (loinc text, analyte text) ON COMMIT DROP;
      CREATE TEMP TABLE study_unit (analyte text, unit text, factor numeric) ON COMMIT DROP;
      CREATE TEMP TABLE subject ON COMMIT DROP AS SELECT * FROM extract.subject;
      CREATE UNIQUE INDEX ON pg_temp.subject (source_identity_id);
      ANALYZE pg_temp.subject;
      CREATE TEMP TABLE observation (
        person_id uuid, analyte text, dated_at timestamptz, quarter date, specimen bigint,
        laboratory text, comparator text, value numeric, low numeric, high numeric,
        hours_to_result numeric, hours_to_repository numeric, loaded_at timestamptz)
        ON COMMIT DROP;
      CREATE TEMP TABLE meets (person_id uuid) ON COMMIT DROP;
      CREATE TEMP TABLE residence (person_id uuid PRIMARY KEY, zone text) ON COMMIT DROP;
      CREATE TEMP TABLE opposed (person_id uuid PRIMARY KEY) ON COMMIT DROP;
      CREATE TEMP TABLE cohort (
        person_id uuid PRIMARY KEY, birth_month date, sex text, zone text, fate text)
        ON COMMIT DROP;
      CREATE TEMP TABLE follow_up (
        person_id uuid, quarter date, age_band integer, sex text, zone text, analyte text,
        results bigint, band integer, in_range boolean, hours_to_result numeric,
        hours_to_repository numeric, laboratory text)
        ON COMMIT DROP;
      CREATE TEMP TABLE pseudonym (person_id uuid PRIMARY KEY, pseudonym text) ON COMMIT DROP;
      """;

  static final String OBSERVATIONS =
      """
      INSERT INTO pg_temp.observation
      SELECT s.person_id, c.analyte, o.dated_at,
             date_trunc('quarter', o.dated_at AT TIME ZONE 'Europe/Paris')::date,
             o.specimen, o.laboratory, o.comparator, o.value * u.factor,
             coalesce(a.low, o.low * u.factor), coalesce(a.high, o.high * u.factor),
             CASE WHEN o.issued_at >= o.sampled_at
                  THEN extract(epoch FROM o.issued_at - o.sampled_at) / 3600 END,
             CASE WHEN o.loaded_at >= o.issued_at
                  THEN extract(epoch FROM o.loaded_at - o.issued_at) / 3600 END,
             o.loaded_at
      FROM extract.lab_observation o
      JOIN pg_temp.study_code c USING (loinc)
      JOIN pg_temp.study_analyte a USING (analyte)
      JOIN pg_temp.subject s USING (source_identity_id)
      LEFT JOIN pg_temp.study_unit u ON u.analyte = c.analyte AND u.unit = o.unit
      WHERE o.dated_at >= ? AND o.dated_at < ?
      """;

  static final String CONDITION =
      """
      INSERT INTO pg_temp.meets
      SELECT person_id FROM pg_temp.observation
      WHERE analyte = ? AND dated_at >= ? AND (?::numeric IS NULL OR value < ?::numeric)
      GROUP BY person_id
      HAVING count(DISTINCT (specimen, dated_at)) >= ?
      """;

  static final String RESIDENCES =
      """
      INSERT INTO pg_temp.residence
      SELECT person_id, zone FROM extract.residence WHERE study = ?
      """;

  static final String OPPOSED =
      """
      INSERT INTO pg_temp.opposed
      SELECT DISTINCT person_id FROM extract.opposed_person WHERE purpose IN (?, '*')
      """;

  /** Persons with a result in the period; the first reason against one decides. */
  static final String COHORT =
      """
      INSERT INTO pg_temp.cohort
      SELECT p.person_id, p.birth_month, p.sex, coalesce(r.zone, ''),
             CASE WHEN p.fictitious THEN 'FICTITIOUS'
                  WHEN p.birth_month IS NULL THEN 'AGE_UNKNOWN'
                  WHEN NOT p.old_enough THEN 'TOO_YOUNG'
                  WHEN ? AND m.person_id IS NULL THEN 'NOT_CONCERNED'
                  WHEN o.person_id IS NOT NULL THEN 'OPPOSED'
                  ELSE 'DELIVERED' END
      FROM (SELECT person_id, min(birth_month) AS birth_month, min(sex) AS sex,
                   bool_or(fictitious) AS fictitious,
                   bool_or(extract.age_at_quarter_end(quarter, birth_month) >= ?) AS old_enough
            FROM (SELECT DISTINCT person_id, quarter FROM pg_temp.observation WHERE dated_at >= ?) q
            JOIN (SELECT DISTINCT person_id, birth_month, sex, fictitious FROM pg_temp.subject) s
              USING (person_id)
            GROUP BY person_id) p
      LEFT JOIN (SELECT DISTINCT person_id FROM pg_temp.meets) m USING (person_id)
      LEFT JOIN pg_temp.opposed o USING (person_id)
      LEFT JOIN pg_temp.residence r USING (person_id)
      """;

  static final String FOLLOW_UP =
      """
      INSERT INTO pg_temp.follow_up
      SELECT person_id, quarter,
             least(extract.age_at_quarter_end(quarter, birth_month) / 5 * 5, 90),
             sex, zone, analyte,
             count(DISTINCT (specimen, dated_at)),
             (array_agg(band ORDER BY dated_at DESC, value DESC NULLS LAST, laboratory))[1],
             (array_agg(in_range ORDER BY dated_at DESC, value DESC NULLS LAST, laboratory))[1],
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_result),
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_repository),
             (array_agg(laboratory ORDER BY dated_at DESC, value DESC NULLS LAST, laboratory))[1]
      FROM (
        SELECT o.*, c.birth_month, c.sex, c.zone,
               CASE WHEN cardinality(a.cuts) = 0 OR o.value IS NULL THEN NULL
                    WHEN o.comparator = '' THEN width_bucket(o.value, a.cuts)
                    WHEN o.comparator LIKE '<%' AND o.value <= a.cuts[1] THEN 0
                    WHEN o.comparator LIKE '>%' AND o.value >= a.cuts[cardinality(a.cuts)]
                      THEN cardinality(a.cuts) END AS band,
               CASE WHEN o.value IS NULL OR o.comparator <> '' OR coalesce(o.low, o.high) IS NULL
                    THEN NULL
                    ELSE o.value BETWEEN coalesce(o.low, o.value) AND coalesce(o.high, o.value)
                    END AS in_range
        FROM pg_temp.observation o
        JOIN pg_temp.cohort c USING (person_id)
        JOIN pg_temp.study_analyte a USING (analyte)
        WHERE c.fate = 'DELIVERED' AND o.dated_at >= ?) o
      WHERE extract.age_at_quarter_end(quarter, birth_month) >= ?
      GROUP BY person_id, quarter, birth_month, sex, zone, analyte
      """;

  /**
   * A class that is too small loses its zone first: for good, so that no other quarter shows it.
   */
  static final String WIDEN_ZONES =
      """
      UPDATE pg_temp.follow_up SET zone = '*' WHERE person_id IN (
        SELECT f.person_id FROM pg_temp.follow_up f
        JOIN (SELECT quarter, age_band, sex, zone FROM pg_temp.follow_up
              GROUP BY quarter, age_band, sex, zone HAVING count(DISTINCT person_id) < ?) small
          USING (quarter, age_band, sex, zone))
      """;

  static final String WITHHOLD =
      """
      DELETE FROM pg_temp.follow_up WHERE (quarter, age_band, sex, zone) IN (
        SELECT quarter, age_band, sex, zone FROM pg_temp.follow_up
        GROUP BY quarter, age_band, sex, zone HAVING count(DISTINCT person_id) < ?)
      """;

  static final String WITHHELD_PERSONS =
      """
      UPDATE pg_temp.cohort c SET fate = 'TOO_RARE' WHERE fate = 'DELIVERED'
        AND NOT EXISTS (SELECT FROM pg_temp.follow_up f WHERE f.person_id = c.person_id)
      """;

  /** Nobody counts temporary tables by himself: without, the plans would suit empty ones. */
  static final String ANALYZE_OBSERVATIONS = "ANALYZE pg_temp.observation";

  static final String ANALYZE_PERSONS = "ANALYZE pg_temp.meets, pg_temp.residence, pg_temp.opposed";

  static final String ANALYZE_COHORT = "ANALYZE pg_temp.cohort";

  static final String ANALYZE_FOLLOW_UP = "ANALYZE pg_temp.follow_up";

  static final String PERSONS_AFTER =
      """
      SELECT person_id FROM pg_temp.cohort WHERE fate = 'DELIVERED' AND person_id > ?
      ORDER BY person_id LIMIT ?
      """;

  /** The number that a person had when the study began, or when it was founded since. */
  static final String KNOWN_NUMBERS =
      """
      SELECT p.id, coalesce((
          SELECT f.former FROM identity.former_number f
          WHERE f.person_id = p.id AND f.numbering >= ? ORDER BY f.numbering LIMIT 1), p.id)
      FROM unnest(?::uuid[]) p (id)
      """;

  /** A total order: one person has one row for an analyte and quarter. */
  static final String ROWS =
      """
      SELECT p.pseudonym, f.* FROM pg_temp.follow_up f JOIN pg_temp.pseudonym p USING (person_id)
      ORDER BY p.pseudonym COLLATE "C", f.quarter, f.analyte COLLATE "C"
      """;

  static final String CELLS =
      """
      SELECT quarter, analyte, count(*) AS persons, sum(results) AS results,
             count(*) FILTER (WHERE in_range) AS in_range, count(in_range) AS with_range,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_result) AS hours_to_result,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_repository)
               AS hours_to_repository
      FROM pg_temp.follow_up GROUP BY quarter, analyte
      """;

  private FollowUpSql() {}
}
