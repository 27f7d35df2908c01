package org.estuaire.lab;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendReader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;

/**
 * A repository with two patients, one laboratory, and a practice for each format whose software
 * keeps what it is sent.
 */
public final class Territory {

  public static final String PRESCRIBER = "81000000001";
  public static final String PATIENT = "L000123";
  public static final String OTHER_PATIENT = "L000999";

  private static final Map<String, Long> IDENTITIES = Map.of(PATIENT, 1L, OTHER_PATIENT, 2L);

  private final DataSource database = TestDatabase.create();
  private final Map<LabFormats, PracticeSoftware> practices = new EnumMap<>(LabFormats.class);
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long delivery;

  public Territory() {
    for (LabFormats format : LabFormats.values()) {
      practices.put(format, new PracticeSoftware(format));
      String code = code(format);
      subscriptions.add(
          new Subscription(
              code,
              new Party(PRESCRIBER, code),
              Partner.METROPOLITAN_FRANCE,
              format.writer().code(),
              Set.of(PRESCRIBER, "PRAT01"),
              false,
              0));
    }
    try (Connection tx = database.getConnection()) {
      IDENTITIES.forEach((localId, id) -> identity(tx, localId, id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void identity(Connection tx, String localId, long id) {
    try {
      LabPersons.identity(tx, id, LabFormats.LABORATORY.identityDomain(), localId, new UUID(0, id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String code(LabFormats format) {
    return "cabinet-" + format.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Deliveries that are loaded together. */
  public List<LoadResult> load(List<byte[]> deliveries) throws SQLException {
    List<Filed<LabReport>> chunk = new ArrayList<>();
    for (byte[] bytes : deliveries) {
      delivery++;
      LabFormats format = LabFormats.of(bytes).orElseThrow();
      for (LabReport report : format.read(bytes, LabFormats.LABORATORY)) {
        long identity = IDENTITIES.get(report.claim().localId());
        chunk.add(
            new Filed<>(
                delivery,
                new Place(chunk.size() + 1, 1, 0, 10),
                LabFormats.LABORATORY.code(),
                identity,
                report));
      }
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<LoadResult> results = new LabLoader().load(tx, chunk);
      tx.commit();
      return results;
    }
  }

  List<String> query(String sql, Object... parts) throws SQLException {
    return TestQuery.rows(database, sql.formatted(parts));
  }

  void update(String sql) throws SQLException {
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** A night's distribution. */
  public void distribute() throws SQLException, IOException {
    new Distribution(
            database,
            subscriptions,
            LabFormats.writers(),
            partner -> new Party("380000999", partner),
            Unsealed.SEAL,
            () -> LocalDate.of(2026, 3, 3),
            CrashPoint.Watch.NONE)
        .prepare();
    new Courier(
            database,
            Unsealed.SEAL,
            (partner, file, content) -> practices.get(formatOf(partner)).receive(content),
            CrashPoint.Watch.NONE)
        .deliver();
  }

  private static LabFormats formatOf(String partner) {
    return Arrays.stream(LabFormats.values())
        .filter(format -> code(format).equals(partner))
        .findFirst()
        .orElseThrow();
  }

  /** What the repository holds for valid under an order: patient and LOINC code to value. */
  public Map<String, String> valid(String order) throws SQLException {
    Map<String, String> valid = new TreeMap<>();
    String rows =
        "SELECT r.source_identity_id, r.loinc, r.value::text FROM lab.valid_result r"
            + " JOIN lab.report o ON o.id = r.report_id WHERE r.kind = 'quantity'"
            + " AND o.order_number = '"
            + order
            + "'";
    for (String row : TestQuery.rows(database, rows)) {
      String[] cells = row.split("\\|");
      String patient = cells[0].equals("1") ? PATIENT : OTHER_PATIENT;
      valid.put(patient + " " + cells[1], PracticeSoftware.plain(cells[2]));
    }
    return valid;
  }

  /** Rows of the valid results of an order: some of its columns, in their order. */
  List<String> rows(String order, String columns) throws SQLException {
    return TestQuery.rows(
        database,
        "SELECT "
            + columns
            + " FROM lab.valid_result r JOIN lab.report o ON o.id = r.report_id"
            + " WHERE o.order_number = '"
            + order
            + "' ORDER BY r.isolate, r.code, r.sub_id, r.observed_at");
  }

  /** What the software of a practice shows of an order, by labels. */
  Map<String, String> labelsShownBy(LabFormats practice, String order) {
    return practices.get(practice).labels(order);
  }

  /** The series of a code of the patient. */
  Trend trend(String loinc, String unit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new TrendReader(connection)
          .read(new UUID(0, IDENTITIES.get(PATIENT)), new ComparableAnalyte(loinc, "Examen", unit));
    }
  }

  /** How many valid documents an order has. */
  public int validDocuments(String order) throws SQLException {
    String rows =
        "SELECT r.code FROM lab.result r JOIN lab.report o ON o.id = r.report_id"
            + " WHERE r.kind = 'document' AND r.status NOT IN ('D', 'W') AND o.order_number = '"
            + order
            + "'";
    return TestQuery.rows(database, rows).size();
  }

  public Map<String, String> shownBy(LabFormats practice, String order) {
    return practices.get(practice).shows(order);
  }
}
