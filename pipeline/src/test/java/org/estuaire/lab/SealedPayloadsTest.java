package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.SealRound;
import org.estuaire.exchange.landing.SealingInPlace;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided for one practice reaches no other, whoever writes into the repository. */
class SealedPayloadsTest {

  private static final List<String> PRACTICES = List.of("cabinet-a", "cabinet-b", "cabinet-c");

  private final DataSource database = TestDatabase.create();
  private final LandingKey key = LandingKey.generate();

  /** What each practice got. */
  private final Map<String, List<String>> got = new TreeMap<>();

  private Seal seal;

  @BeforeEach
  void aVersionIsDecidedForEachOfThreePractices() throws Exception {
    seal = SealingInPlace.open(database, key);
    List<Filed<LabReport>> chunk = new ArrayList<>();
    for (int i = 0; i < PRACTICES.size(); i++) {
      try (Connection tx = database.getConnection()) {
        LabPersons.identity(tx, 1L + i, "labo-a", "A" + i, new UUID(0, 1L + i));
      }
      LabReport accepted =
          ((Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report(i))).record();
      chunk.add(new Filed<>(1, new Place(i + 1, 1, 0, 10), "labo-a", 1L + i, accepted));
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader().load(tx, chunk);
      tx.commit();
    }
    prepare();
  }

  @Test
  void payloadsThatWereSwappedReachNobodyAndTheOthersAreSent() throws Exception {
    swap("cabinet-a", "cabinet-b");
    deliver();
    assertThat(got).isEqualTo(Map.of("cabinet-c", List.of("result of cabinet-c")));
    assertThat(sendings())
        .containsExactly(
            "cabinet-a|STUCK|DEL-170", "cabinet-b|STUCK|DEL-170", "cabinet-c|DELIVERED|null");
    assertThat(broken()).containsExactly("PAYLOAD|cabinet-a", "PAYLOAD|cabinet-b");
  }

  @Test
  void whatAnOperatorHasPutRightIsSentOnceAndNamedNoLonger() throws Exception {
    swap("cabinet-a", "cabinet-b");
    deliver();
    swap("cabinet-a", "cabinet-b");
    new SealRound(database, seal).walk();
    assertThat(broken()).isEmpty();
    for (String id : TestQuery.rows(database, "SELECT id FROM distribution.sending")) {
      courier().retry(Long.parseLong(id));
    }
    deliver();
    deliver();
    assertThat(got)
        .isEqualTo(
            Map.of(
                "cabinet-a", List.of("result of cabinet-a"),
                "cabinet-b", List.of("result of cabinet-b"),
                "cabinet-c", List.of("result of cabinet-c")));
  }

  @Test
  void aPayloadThatIsStillBrokenIsNamedAgainAndNotSent() throws Exception {
    swap("cabinet-a", "cabinet-b");
    deliver();
    new SealRound(database, seal).walk();
    for (String id : TestQuery.rows(database, "SELECT id FROM distribution.sending")) {
      courier().retry(Long.parseLong(id));
    }
    deliver();
    assertThat(got).containsOnlyKeys("cabinet-c");
    assertThat(broken()).containsExactly("PAYLOAD|cabinet-a", "PAYLOAD|cabinet-b");
  }

  @Test
  void aSendingThatIsGivenToAnotherPracticeReachesNobody() throws Exception {
    execute("UPDATE distribution.sending SET partner = 'cabinet-x' WHERE partner = 'cabinet-a'");
    deliver();
    assertThat(got).containsOnlyKeys("cabinet-b", "cabinet-c");
  }

  @Test
  void theVersionOfBeforeIsNotSentAsTheNewOne() throws Exception {
    execute("UPDATE distribution.sending SET version = 2 WHERE partner = 'cabinet-a'");
    deliver();
    assertThat(got).containsOnlyKeys("cabinet-b", "cabinet-c");
  }

  @Test
  void aPayloadOfAnotherRepositoryReachesNobodyThoughTheKeyIsTheSame() throws Exception {
    List<String> row =
        TestQuery.rows(
            database,
            "SELECT dossier_id, version, file_name, id FROM distribution.sending"
                + " WHERE partner = 'cabinet-a'");
    String[] cells = row.get(0).split("\\|");
    SealedPlace place =
        SealedPlace.payload(
            "cabinet-a", Long.parseLong(cells[0]), Integer.parseInt(cells[1]), cells[2]);
    byte[] theirs =
        key.seal(UUID.randomUUID()).seal("theirs".getBytes(StandardCharsets.UTF_8), place);
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE distribution.payload SET sealed = ? WHERE sending_id = ?")) {
      update.setBytes(1, theirs);
      update.setLong(2, Long.parseLong(cells[3]));
      update.executeUpdate();
    }
    deliver();
    assertThat(got).containsOnlyKeys("cabinet-b", "cabinet-c");
    assertThat(broken()).containsExactly("PAYLOAD|cabinet-a");
  }

  private void swap(String one, String other) throws SQLException {
    execute(
        "UPDATE distribution.payload p SET sealed = o.sealed FROM distribution.payload o"
            + " JOIN distribution.sending os ON os.id = o.sending_id,"
            + " distribution.sending ps WHERE ps.id = p.sending_id"
            + " AND ps.partner IN ('"
            + one
            + "', '"
            + other
            + "') AND os.partner IN ('"
            + one
            + "', '"
            + other
            + "') AND os.id <> ps.id");
  }

  private void prepare() throws Exception {
    List<Subscription> subscriptions =
        PRACTICES.stream()
            .map(
                code ->
                    new Subscription(
                        code,
                        new Party(code, code),
                        Partner.METROPOLITAN_FRANCE,
                        "x",
                        Set.of(code),
                        false,
                        0))
            .toList();
    ReportWriter writer = new ForWhom();
    new Distribution(
            database,
            subscriptions,
            Map.of("x", writer),
            partner -> new Party(partner, partner),
            seal,
            () -> LocalDate.of(2026, 3, 3),
            CrashPoint.Watch.NONE)
        .prepare();
  }

  private void deliver() throws SQLException {
    courier().deliver();
  }

  private Courier courier() {
    return new Courier(
        database,
        seal,
        (partner, file, content) ->
            got.computeIfAbsent(partner, p -> new ArrayList<>())
                .add(new String(content, StandardCharsets.UTF_8)),
        CrashPoint.Watch.NONE);
  }

  private List<String> sendings() throws SQLException {
    return TestQuery.rows(
        database, "SELECT partner, state, last_error FROM distribution.sending ORDER BY 1");
  }

  private List<String> broken() throws SQLException {
    return TestQuery.rows(
        database, "SELECT piece, partner FROM exchange.broken_seal ORDER BY 1, 2");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** A report that one practice ordered. */
  private static LabReport report(int practice) {
    LabOrder order = LabSamples.order("D" + practice, LabSamples.ISSUED, glucose());
    LabOrder ordered =
        new LabOrder(
            order.number(),
            "",
            order.code(),
            order.label(),
            order.status(),
            order.versionAt(),
            Optional.of(LabSamples.COLLECTED),
            Optional.empty(),
            PRACTICES.get(practice),
            Renewal.BY_RESULT,
            order.results());
    return LabSamples.report(LabSamples.ISSUED, ordered);
  }

  private static LabResult glucose() {
    return LabSamples.loinc("14749-6", "5.0", "mmol/L");
  }

  /** Writes for whom it is. */
  private static final class ForWhom implements ReportWriter {
    @Override
    public String code() {
      return "x";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport report, OutputStream out) throws IOException {
      String prescriber = report.report().orders().get(0).prescriber();
      out.write(("result of " + prescriber).getBytes(StandardCharsets.UTF_8));
    }
  }
}
