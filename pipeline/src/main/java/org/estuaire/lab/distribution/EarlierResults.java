package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.repository.PlannedAnew;

/**
 * Finds earlier results of the same person and analyte, in one unit, to stand beside new ones.
 * Those of the same laboratory, as laboratories print them, and those of another one only where the
 * practice was sent them; none that is hidden from anybody. Nothing is disclosed that it may not
 * have. A laboratory that stated another specimen measured something else, whatever code it uses:
 * none of that, and none at all where a version states one analyte in several specimens.
 */
final class EarlierResults {

  /** No code of an analyte, of a partner and no word for a specimen holds one. */
  private static final String BETWEEN = "\n";

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final String PERSONS =
      "SELECT source_identity_id, person_id FROM identity.person_of_source"
          + " WHERE source_identity_id = ANY (?)";

  /**
   * What is on record of a person is read once for all versions about it, newest first. What is
   * older than all of them begin is needed only as far as they ask for: rows of one analyte,
   * laboratory and specimen that the same practices were told are fit for the same versions.
   */
  private static final String FIND =
      """
      SELECT a.n, e.*
      FROM unnest(?::integer[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[],
          ?::text[], ?::text[], ?::integer[])
          AS a (n, person_id, analytes, since, before, laboratories, practices, most)
        CROSS JOIN LATERAL (
          SELECT *, row_number() OVER (
            PARTITION BY loinc, laboratory, specimen, told, collected_at >= a.since
            ORDER BY collected_at DESC, report_id, code, sub_id, moment) AS age
          FROM (
            SELECT %s, o.partner AS laboratory,
              CASE WHEN o.partner = ALL (string_to_array(a.laboratories, E'\\n')) THEN '' ELSE (
                SELECT coalesce(string_agg(DISTINCT t.partner, E'\\n'), '')
                FROM distribution.dossier_order d
                  JOIN distribution.told_result t
                    ON t.dossier_id = d.dossier_id AND t.report_id = d.report_id
                WHERE d.report_id = r.report_id AND t.code = r.code AND t.sub_id = r.sub_id
                  AND t.isolate = r.isolate AND t.moment = r.moment
                  AND t.partner = ANY (string_to_array(a.practices, E'\\n'))
                  AND t.status NOT IN ('D', 'W')) END AS told
            FROM identity.person_of_source p
              JOIN lab.valid_result r ON r.source_identity_id = p.source_identity_id
              JOIN lab.report o ON o.id = r.report_id
            WHERE p.person_id = a.person_id
              AND r.loinc = ANY (string_to_array(a.analytes, E'\\n')) AND r.collected_at < a.before
              AND r.kind = 'quantity' AND r.isolate = '' AND r.status IN ('F', 'C')
              AND o.audience = 'FOLLOWERS'
              -- What is sent says of itself who may see it, not of each result beside it.
              AND o.masks = '') mine
          WHERE told <> '' OR laboratory = ANY (string_to_array(a.laboratories, E'\\n'))) e
      WHERE e.collected_at >= a.since OR e.age <= a.most
      ORDER BY a.n, e.collected_at DESC, e.report_id, e.code, e.sub_id, e.moment
      """
          .formatted(StoredResult.COLUMNS);

  private final Connection tx;

  EarlierResults(Connection tx) {
    this.tx = tx;
  }

  /**
   * What a version wants beside its result of one analyte.
   *
   * @param specimen that the version states of the analyte; empty where it states none
   * @param found newest first
   */
  private record Wish(Decided version, Instant before, String specimen, List<LabResult> found) {

    /** Without what was found: it concerns a patient. */
    @Override
    public String toString() {
      return "Wish[" + found.size() + "]";
    }

    private boolean isFulfilled() {
      return found.size() >= version.practice().earlierResults();
    }

    private String laboratory() {
      return version.dossier().laboratory();
    }

    private String practice() {
      return version.practice().partner();
    }

    private boolean isFor(OnRecord result) {
      return result.collectedAt().isBefore(before)
          && (result.laboratory().equals(laboratory())
              ? result.specimen().isEmpty()
                  || specimen.isEmpty()
                  || result.specimen().equals(specimen)
              : result.told().contains(practice()));
    }
  }

  /**
   * Where a result was measured and who has it.
   *
   * @param told practices that were sent it
   */
  private record OnRecord(
      Instant collectedAt, String laboratory, String specimen, Set<String> told) {

    private static OnRecord of(ResultSet row) throws SQLException {
      String specimen = row.getString("specimen");
      return new OnRecord(
          row.getObject("collected_at", OffsetDateTime.class).toInstant(),
          row.getString("laboratory"),
          specimen == null ? "" : specimen,
          Set.of(row.getString("told").split(BETWEEN)));
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "OnRecord[…]";
    }
  }

  /** What all versions about one person want, by analyte. */
  private static final class Wishes {

    private final Map<String, List<Wish>> open = new TreeMap<>();

    private void add(String loinc, Wish wish) {
      open.computeIfAbsent(loinc, code -> new ArrayList<>()).add(wish);
    }

    private Stream<Wish> all() {
      return open.values().stream().flatMap(List::stream);
    }

    private String joined(Function<Wish, String> what) {
      return all().map(what).distinct().collect(joining(BETWEEN));
    }

    private Instant earliest() {
      return all().map(Wish::before).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Instant latest() {
      return all().map(Wish::before).max(Comparator.naturalOrder()).orElseThrow();
    }

    private int most() {
      return all().mapToInt(wish -> wish.version().practice().earlierResults()).max().orElseThrow();
    }

    /** The result of the current row goes to all who want it; who has enough is left. */
    private void offer(ResultSet row) throws SQLException {
      List<Wish> wishes = requireNonNull(open.get(row.getString("loinc")));
      OnRecord result = OnRecord.of(row);
      List<Wish> takers = wishes.stream().filter(wish -> wish.isFor(result)).toList();
      if (!takers.isEmpty()) {
        LabResult earlier = StoredResult.read(row, Optional.empty(), true);
        takers.forEach(wish -> wish.found().add(earlier));
        wishes.removeIf(Wish::isFulfilled);
      }
    }
  }

  /**
   * Earlier results for each of some versions, newest first.
   *
   * @return in the order of the versions
   */
  List<List<LabResult>> of(List<Decided> versions) throws SQLException {
    Map<Long, UUID> persons = persons(versions);
    Map<UUID, Wishes> byPerson = new LinkedHashMap<>();
    List<List<Wish>> byVersion = new ArrayList<>();
    for (Decided version : versions) {
      List<Wish> wishes = new ArrayList<>();
      UUID person = persons.get(version.dossier().sourceIdentityId());
      if (person != null) {
        wishes(version)
            .forEach(
                (loinc, wish) -> {
                  byPerson.computeIfAbsent(person, id -> new Wishes()).add(loinc, wish);
                  wishes.add(wish);
                });
      }
      byVersion.add(wishes);
    }
    if (!byPerson.isEmpty()) {
      find(byPerson);
    }
    return byVersion.stream()
        .map(wishes -> wishes.stream().flatMap(wish -> wish.found().stream()).toList())
        .toList();
  }

  private Map<Long, UUID> persons(List<Decided> versions) throws SQLException {
    Map<Long, UUID> persons = new HashMap<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, PERSONS)) {
      query.setArray(
          1,
          tx.createArrayOf(
              "bigint",
              versions.stream().map(v -> v.dossier().sourceIdentityId()).distinct().toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          persons.put(row.getLong(1), row.getObject(2, UUID.class));
        }
      }
    }
    return persons;
  }

  /** By analyte. Who is only told what becomes of results that it has gets nothing more. */
  private static Map<String, Wish> wishes(Decided version) {
    Map<String, Wish> wishes = new TreeMap<>();
    if (version.entitled() && version.practice().earlierResults() > 0) {
      List<LabOrder> orders = version.next().orders();
      orders.stream()
          .flatMap(order -> order.collectedAt().stream())
          .min(Comparator.naturalOrder())
          .ifPresent(
              before ->
                  inOneSpecimen(orders)
                      .forEach(
                          (loinc, specimen) ->
                              wishes.put(
                                  loinc, new Wish(version, before, specimen, new ArrayList<>()))));
    }
    return wishes;
  }

  private static Map<String, String> inOneSpecimen(List<LabOrder> orders) {
    Map<String, Set<String>> specimens = new TreeMap<>();
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        result
            .normalised()
            .filter(EarlierResults::isMeasured)
            .map(made -> specimens.computeIfAbsent(made.loinc(), code -> new TreeSet<>()))
            .filter(told -> !result.specimen().isEmpty())
            .ifPresent(told -> told.add(result.specimen()));
      }
    }
    Map<String, String> one = new TreeMap<>();
    specimens.forEach(
        (loinc, told) -> {
          if (told.size() <= 1) {
            one.put(loinc, String.join("", told));
          }
        });
    return one;
  }

  private static boolean isMeasured(LabResult.Normalised normalised) {
    return !normalised.loinc().isEmpty() && normalised.value() instanceof ResultValue.Quantity;
  }

  private void find(Map<UUID, Wishes> byPerson) throws SQLException {
    List<Wishes> wishes = List.copyOf(byPerson.values());
    try (PreparedStatement query = PlannedAnew.prepare(tx, FIND)) {
      query.setFetchSize(ROWS_AT_A_TIME);
      query.setArray(
          1, tx.createArrayOf("integer", IntStream.range(0, wishes.size()).boxed().toArray()));
      query.setArray(2, tx.createArrayOf("uuid", byPerson.keySet().toArray()));
      query.setArray(3, array("text", wishes, one -> String.join(BETWEEN, one.open.keySet())));
      query.setArray(4, array("timestamptz", wishes, one -> utc(one.earliest())));
      query.setArray(5, array("timestamptz", wishes, one -> utc(one.latest())));
      query.setArray(6, array("text", wishes, one -> one.joined(Wish::laboratory)));
      query.setArray(7, array("text", wishes, one -> one.joined(Wish::practice)));
      query.setArray(8, array("integer", wishes, Wishes::most));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          wishes.get(row.getInt("n")).offer(row);
        }
      }
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private Array array(String type, List<Wishes> wishes, Function<Wishes, Object> cell)
      throws SQLException {
    return tx.createArrayOf(type, wishes.stream().map(cell).toArray());
  }
}
