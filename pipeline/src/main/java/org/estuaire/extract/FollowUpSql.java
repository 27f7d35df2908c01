package org.estuaire.extract;

/** The statements of {@link FollowUpStage}, in the order in which they run. */
final class FollowUpSql {

  static final String TABLES =
      """
      CREATE TEMP TABLE material (
        person uuid, fate text, as_of timestamptz, quarter date, age_band integer, sex text,
        zone text, analyte text, specimen bigint, place bigint, band integer, in_range boolean,
        hours_to_result integer, hours_to_repository integer, laboratory text)
        ON COMMIT DROP;
      CREATE TEMP TABLE cohort (person uuid PRIMARY KEY, fate text, as_of timestamptz)
        ON COMMIT DROP;
      CREATE TEMP TABLE follow_up (
        person uuid, quarter date, age_band integer, sex text, zone text, analyte text,
        results bigint, band integer, in_range boolean, hours_to_result numeric,
        hours_to_repository numeric, laboratory text)
        ON COMMIT DROP;
      CREATE TEMP TABLE pseudonym (person uuid PRIMARY KEY, pseudonym text) ON COMMIT DROP;
      """;

  static final String MATERIAL = "INSERT INTO pg_temp.material SELECT * FROM extract.material(?)";

  /** Persons with a result in the period. */
  static final String COHORT =
      """
      INSERT INTO pg_temp.cohort SELECT person, fate, as_of FROM pg_temp.material
      WHERE fate IS NOT NULL
      """;

  static final String FOLLOW_UP =
      """
      INSERT INTO pg_temp.follow_up
      SELECT person, quarter, age_band, sex, zone, analyte,
             count(DISTINCT specimen),
             (array_agg(band ORDER BY place))[1],
             (array_agg(in_range ORDER BY place))[1],
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_result),
             percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_to_repository),
             (array_agg(laboratory ORDER BY place))[1]
      FROM pg_temp.material
      WHERE fate IS NULL
      GROUP BY person, quarter, age_band, sex, zone, analyte
      """;

  /**
   * A class that is too small loses its zone first: for good, so that no other quarter shows it.
   */
  static final String WIDEN_ZONES =
      """
      UPDATE pg_temp.follow_up SET zone = '*' WHERE person IN (
        SELECT f.person FROM pg_temp.follow_up f
        JOIN (SELECT quarter, age_band, sex, zone FROM pg_temp.follow_up
              GROUP BY quarter, age_band, sex, zone HAVING count(DISTINCT person) < ?) small
          USING (quarter, age_band, sex, zone))
      """;

  static final String WITHHOLD =
      """
      DELETE FROM pg_temp.follow_up WHERE (quarter, age_band, sex, zone) IN (
        SELECT quarter, age_band, sex, zone FROM pg_temp.follow_up
        GROUP BY quarter, age_band, sex, zone HAVING count(DISTINCT person) < ?)
      """;

  static final String WITHHELD_PERSONS =
      """
      UPDATE pg_temp.cohort c SET fate = 'TOO_RARE' WHERE fate = 'DELIVERED'
        AND NOT EXISTS (SELECT FROM pg_temp.follow_up f WHERE f.person = c.person)
      """;

  /** Nobody counts temporary tables by himself: without, the plans would suit empty ones. */
  static final String ANALYZE_MATERIAL = "ANALYZE pg_temp.material";

  static final String ANALYZE_COHORT = "ANALYZE pg_temp.cohort";

  static final String ANALYZE_FOLLOW_UP = "ANALYZE pg_temp.follow_up";

  /** Where the role of extractions can't look: former numbers can be undone. */
  static final String KNOWN_NUMBERS =
      """
      CREATE TEMP TABLE known_number (person uuid PRIMARY KEY, known uuid) ON COMMIT DROP
      """;

  static final String FILL_KNOWN_NUMBERS =
      """
      INSERT INTO pg_temp.known_number
      SELECT k.person, k.known FROM extract.known_numbers(?, ?) k
      JOIN pg_temp.cohort c ON c.person = k.person WHERE c.fate = 'DELIVERED'
      """;

  static final String KNOWN_NUMBERS_AFTER =
      """
      SELECT person, known FROM pg_temp.known_number WHERE person > ? ORDER BY person LIMIT ?
      """;

  /** A total order: one person has one row for an analyte and quarter. */
  static final String ROWS =
      """
      SELECT p.pseudonym, f.* FROM pg_temp.follow_up f JOIN pg_temp.pseudonym p USING (person)
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
