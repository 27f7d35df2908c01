package org.estuaire.pathway;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.estuaire.repository.PlannedAnew;
import org.estuaire.terminology.Analytes;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the patients of a practice stand on their pathways, from nothing but what that
 * practice may see: a result that is hidden from it neither puts a patient on a pathway nor counts
 * as done. One statement reads a whole practice; a patient is in memory at a time.
 */
public final class FollowUp {

  private static final int ROWS_AT_A_TIME = 5_000;

  private static final String FIND =
      """
      WITH reader AS MATERIALIZED (
        SELECT person_id, min(domain || '|' || local_id) AS identifier,
               bool_or(sees_rights) AS sees_rights, bool_or(sees_circle) AS sees_circle
        FROM pathway.reader
        WHERE partner = ? AND since <= ? AND (until IS NULL OR until >= ?)
          AND (?::uuid IS NULL OR person_id = ?)
        GROUP BY person_id),
      enrolled AS (
        SELECT p.person_id, array_agg(DISTINCT e.pathway) AS pathways
        FROM pathway.enrolled e
          JOIN identity.local_identity s ON s.domain = e.domain AND s.local_id = e.local_id
          JOIN identity.person_of_source p ON p.source_identity_id = s.id
        WHERE e.partner = ? AND e.since <= ? AND (e.until IS NULL OR e.until >= ?)
        GROUP BY p.person_id),
      home AS (
        SELECT DISTINCT person_id FROM social.right_in_brief
        WHERE partner = ANY (?) AND kind = 'D'
          AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)),
      seen AS (
        SELECT o.person_id, o.loinc, o.measured_at,
               CASE WHEN o.kind = 'quantity' AND o.ucum = a.unit THEN o.value END AS value
        FROM unnest(?::text[], ?::text[]) AS a (loinc, unit)
          JOIN lab.open_result o ON o.loinc = a.loinc
        WHERE o.person_id IN (SELECT person_id FROM reader))
      SELECT r.person_id, r.identifier, r.sees_rights, r.sees_circle,
             r.sees_rights AND h.person_id IS NOT NULL AS at_home, e.pathways,
             s.loinc, s.measured_at, s.value
      FROM reader r
        LEFT JOIN enrolled e USING (person_id)
        LEFT JOIN home h USING (person_id)
        LEFT JOIN seen s USING (person_id)
      ORDER BY r.person_id
      """;

  private final Connection tx;
  private final Analytes analytes;
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * @param tx a transaction: the rows are read a few thousand at a time
   * @param zone where days begin
   */
  public FollowUp(Connection tx, Analytes analytes, ZoneId zone, LocalDate today) {
    this.tx = tx;
    this.analytes = analytes;
    this.zone = zone;
    this.today = today;
  }

  /** What is done with each patient. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Followed patient) throws SQLException;
  }

  /** Every patient whom the practice follows today, also those on no pathway. */
  public void each(Asker asker, Visitor visitor) throws SQLException {
    find(asker, null, visitor);
  }

  /** One patient; empty where the practice may be shown nothing of them. */
  public Optional<Followed> one(Asker asker, UUID person) throws SQLException {
    List<Followed> found = new ArrayList<>();
    find(asker, person, found::add);
    return found.stream().findFirst();
  }

  private void find(Asker asker, @Nullable UUID person, Visitor visitor) throws SQLException {
    List<String> codes = codes(asker);
    try (PreparedStatement query = PlannedAnew.prepare(tx, FIND)) {
      query.setFetchSize(ROWS_AT_A_TIME);
      query.setString(1, asker.practice());
      query.setObject(2, today);
      query.setObject(3, today);
      query.setObject(4, person);
      query.setObject(5, person);
      query.setString(6, asker.practice());
      query.setObject(7, today);
      query.setObject(8, today);
      query.setArray(9, tx.createArrayOf("text", asker.rightsOf().toArray()));
      query.setObject(10, today);
      query.setObject(11, today);
      query.setArray(12, tx.createArrayOf("text", codes.toArray()));
      query.setArray(13, tx.createArrayOf("text", codes.stream().map(this::unit).toArray()));
      try (ResultSet row = query.executeQuery()) {
        Gathering patient = null;
        while (row.next()) {
          UUID id = row.getObject("person_id", UUID.class);
          if (patient == null || !patient.person.equals(id)) {
            if (patient != null) {
              visitor.visit(patient.followed(asker));
            }
            patient = new Gathering(row);
          }
          patient.add(row);
        }
        if (patient != null) {
          visitor.visit(patient.followed(asker));
        }
      }
    }
  }

  private static List<String> codes(Asker asker) {
    List<String> codes = new ArrayList<>();
    for (Pathway pathway : asker.pathways()) {
      pathway.signs().forEach(sign -> codes.addAll(sign.analytes()));
      for (ExpectedTest test : pathway.tests()) {
        codes.addAll(test.analytes());
        test.when().forEach(sign -> codes.addAll(sign.analytes()));
      }
    }
    return codes.stream().distinct().toList();
  }

  private String unit(String loinc) {
    return analytes.find(loinc).map(one -> one.unit()).orElse("");
  }

  /** The rows of one patient. */
  private final class Gathering {

    private final UUID person;
    private final String identifier;
    private final boolean seesRights;
    private final boolean seesCircle;
    private final boolean atHome;
    private final Set<String> enrolled;
    private final List<Measure> measures = new ArrayList<>();

    private Gathering(ResultSet row) throws SQLException {
      person = row.getObject("person_id", UUID.class);
      identifier = row.getString("identifier");
      seesRights = row.getBoolean("sees_rights");
      seesCircle = row.getBoolean("sees_circle");
      atHome = row.getBoolean("at_home");
      enrolled =
          row.getArray("pathways") == null
              ? Set.of()
              : Set.of((String[]) row.getArray("pathways").getArray());
    }

    private void add(ResultSet row) throws SQLException {
      String loinc = row.getString("loinc");
      if (loinc != null) {
        BigDecimal value = row.getBigDecimal("value");
        LocalDate on =
            row.getObject("measured_at", OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toLocalDate();
        measures.add(new Measure(loinc, on, Optional.ofNullable(value)));
      }
    }

    private Followed followed(Asker asker) {
      Measures seen = new Measures(today, measures);
      List<Pathway> pathways =
          asker.pathways().stream()
              .filter(
                  one ->
                      enrolled.contains(one.code()) || one.atHome() && atHome || one.isToldBy(seen))
              .toList();
      return new Followed(
          person, identifier, seesRights, seesCircle, pathways, Pathway.standings(pathways, seen));
    }
  }
}
