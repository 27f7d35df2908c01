package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.collected;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.report;
import static org.estuaire.lab.LabSamples.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.ResultOutbox;
import org.estuaire.lab.distribution.SendingView;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.distribution.ToldReadings;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.remap.RemapScope;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.LocalCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);
  private static final long LAB_IDENTITY = 1;
  private static final String GLUCOSE = "14749-6";

  @TempDir private Path folder;
  // What a connection has read is counted when it ends at the latest.
  private final DataSource database = TestDatabase.createPlain();
  private final Inbox inbox = new Inbox();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private ReportWriter writer = new WordsWriter();
  private int delivery;

  @BeforeEach
  void aPatientWhomThePracticeFollows() throws SQLException {
    try (Connection tx = database.getConnection()) {
      LabPersons.identity(tx, LAB_IDENTITY, "labo-a", "A1", PERSON);
      LabPersons.identity(tx, 2, "ght", "IPP7", PERSON);
    }
    subscriptions.add(practice("cabinet-port", Set.of("10001234567"), false));
    subscriptions.add(practice("cabinet-list", Set.of(), true));
    execute(
        "INSERT INTO distribution.followed (partner, domain, local_id, reason, since)"
            + " VALUES ('cabinet-list', 'ght', 'IPP7', 'LIST', '2026-01-01')");
  }

  @Test
  void aResultReachesItsPrescriberAndThePracticeThatFollowsThePatientOnce() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribute();
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v1 F 14749-6=5.0");
    assertThat(inbox.read("cabinet-list")).containsExactly("v1 F 14749-6=5.0");
  }

  @Test
  void anotherPrescribersResultIsNotSent() throws Exception {
    load(by("10009999999", report("D1", 0, finalResult("5.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).isEmpty();
  }

  @Test
  void theSameMessageAgainSendsNothing() throws Exception {
    LabReport report = by("10001234567", report("D1", 0, finalResult("5.0")));
    load(report);
    distribute();
    load(report);
    distribute();
    assertThat(inbox.read("cabinet-port")).hasSize(1);
  }

  @Test
  void aCorrectionGoesToWhoeverHadTheOriginal() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribute();
    load(by("10009999999", report("D1", 2, with(ResultStatus.CORRECTED, "7.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).endsWith("v2 C 14749-6=7.0");
    assertThat(inbox.read("cabinet-list")).endsWith("v2 C 14749-6=7.0");
  }

  @Test
  void aFinalResultAfterAPreliminaryOneIsNoCorrection() throws Exception {
    load(by("10001234567", report("D1", 0, with(ResultStatus.PRELIMINARY, "5.0"))));
    distribute();
    load(by("10001234567", report("D1", 2, finalResult("5.1"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v1 P 14749-6=5.0", "v2 F 14749-6=5.1");
  }

  @Test
  void aDeletionGoesToWhoeverHadTheOriginalAlsoAfterAnObjection() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribute();
    execute(
        "INSERT INTO extract.opposition (source_identity_id, purpose, since)"
            + " VALUES (2, 'diffusion', '2026-03-02')");
    load(by("10001234567", report("D1", 2, with(ResultStatus.DELETED, "5.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).endsWith("v2 D 14749-6=");
    assertThat(inbox.read("cabinet-list")).endsWith("v2 D 14749-6=");
  }

  @Test
  void whatIsInHandWhenAPatientObjectsCountsAsDeliveredAndTheRestIsKeptBack() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribution().prepare();
    ResultOutbox slow =
        (partner, file, content) -> {
          object();
          inbox.put(partner, file, content);
        };
    new Courier(database, Unsealed.SEAL, slow, CrashPoint.Watch.NONE).deliver();
    assertThat(views())
        .extracting(line -> line.partner() + " " + line.state())
        .containsExactlyInAnyOrder("cabinet-list DELIVERED", "cabinet-port WITHHELD");
    load(by("10001234567", report("D1", 2, with(ResultStatus.DELETED, "5.0"))));
    distribute();
    assertThat(inbox.read("cabinet-list")).endsWith("v2 D 14749-6=");
    assertThat(inbox.read("cabinet-port")).isEmpty();
  }

  @Test
  void ofAllThatWaitsForPracticesWhatWasHiddenMeanwhileIsKeptBack() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribution().prepare();
    times(1200, "lab.report", "'id', 1000 + n, 'order_number', 'C' || n");
    times(1200, "distribution.dossier", "'id', 1000 + n, 'message_id', 'c' || n");
    times(1200, "distribution.dossier_order", "'report_id', 1000 + n, 'dossier_id', 1000 + n");
    times(
        1200,
        "distribution.sending",
        "'id', r.id + 10 * n, 'dossier_id', 1000 + n, 'number', 'E' || n");
    times(1200, "distribution.told_result", "'report_id', 1000 + n, 'dossier_id', 1000 + n");
    execute(
        "INSERT INTO distribution.payload SELECT id, 'x' FROM distribution.sending s ON CONFLICT DO NOTHING");
    execute("UPDATE lab.report SET audience = 'NOBODY' WHERE id > 1000 AND id % 3 = 0");

    distribution().prepare();

    String perState = "SELECT state, count(*) FROM distribution.sending GROUP BY 1 ORDER BY 1";
    assertThat(TestQuery.rows(database, perState)).containsExactly("DUE|1602", "WITHHELD|800");
    assertThat(count("SELECT count(*) FROM distribution.payload")).isEqualTo(1602);
    assertThat(count("SELECT count(*) FROM distribution.told_result")).isEqualTo(1602);
    assertThat(count("SELECT count(*) FROM distribution.due_dossier")).isZero();
  }

  /** Copies the rows of a table, each so many times, with some columns changed. */
  private void times(int copies, String table, String changed) throws SQLException {
    execute(
        "INSERT INTO %1$s OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(r, jsonb_build_object(%2$s))).*"
                .formatted(table, changed)
            + " FROM %s r, generate_series(1, %d) n".formatted(table, copies));
  }

  /** While a courier is at work, as another process does. */
  private void object() throws IOException {
    try {
      execute(
          "INSERT INTO extract.opposition (source_identity_id, purpose, since)"
              + " VALUES (2, 'diffusion', '2026-03-02')");
      distribution().prepare();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aResultWithdrawnBeforeItWasSentIsNeverSent() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    load(by("10001234567", report("D1", 2, with(ResultStatus.WRONG, "5.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).isEmpty();
  }

  @Test
  void nothingNewOfAPersonWhoObjectsIsSent() throws Exception {
    execute(
        "INSERT INTO extract.opposition (source_identity_id, purpose, since)"
            + " VALUES (2, 'diffusion', '2026-03-02')");
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribute();
    assertThat(inbox.files).isEmpty();
  }

  @Test
  void aRestrictedReportGoesToItsPrescriberAlone() throws Exception {
    load(secret(Confidentiality.RESTRICTED, report("D1", 0, finalResult("5.0"))));
    load(secret(Confidentiality.VERY_RESTRICTED, report("D2", 0, finalResult("6.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v1 F 14749-6=5.0");
    assertThat(inbox.read("cabinet-list")).isEmpty();
  }

  @Test
  void resultsSentAsThoseOfAnotherPersonAreWithdrawn() throws Exception {
    load(by("10009999999", report("D1", 0, finalResult("5.0"))));
    distribute();
    try (Connection tx = database.getConnection()) {
      LabPersons.move(tx, LAB_IDENTITY, OTHER);
    }
    distribute();
    distribute();
    assertThat(inbox.read("cabinet-list")).containsExactly("v1 F 14749-6=5.0", "v2 D 14749-6=");
  }

  @Test
  void aPreliminaryVersionThatIsNotVerifiedIsNotSent() throws Exception {
    load(by("10001234567", report("D1", 0, with(ResultStatus.UNVERIFIED, "5.0"))));
    distribute();
    assertThat(inbox.files).isEmpty();
  }

  @Test
  void earlierResultsOfTheLaboratoryStandBesideANewOneNewestFirst() throws Exception {
    load(by("10009999999", report("D1", 0, finalResult("4.0"))));
    load(by("10009999999", report("D2", 24, finalResult("5.0"))));
    distribute();
    load(by("10001234567", report("D3", 48, finalResult("6.0"))));
    distribute();
    assertThat(inbox.read("cabinet-port"))
        .containsExactly("v1 F 14749-6=6.0 (earlier 5.0) (earlier 4.0)");
  }

  @Test
  void whatWaitsIsNotDeliveredBesideAResultOfSomebodyWhoHasLeftThePerson() throws Exception {
    try (Connection tx = database.getConnection()) {
      LabPersons.identity(tx, 3, "labo-a", "A3", PERSON);
    }
    loadOf(3, by("10009999999", report("D1", 0, finalResult("4.0"))));
    load(by("10001234567", report("D2", 24, finalResult("5.0"))));
    inbox.closed = true;
    distribute();
    try (Connection tx = database.getConnection()) {
      LabPersons.move(tx, 3, OTHER);
    }
    inbox.closed = false;
    execute("UPDATE distribution.sending SET next_attempt_at = clock_timestamp()");
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v2 F 14749-6=5.0");
  }

  @Test
  void anEarlierResultInAnotherSpecimenStandsBesideNone() throws Exception {
    load(by("10009999999", report("D1", 0, finalResult("4.0").inSpecimen("UR"))));
    load(by("10009999999", report("D2", 24, finalResult("5.0").inSpecimen("SER"))));
    load(by("10009999999", report("D4", 36, finalResult("5.5"))));
    distribute();
    load(by("10001234567", report("D3", 48, finalResult("6.0").inSpecimen("SER"))));
    distribute();
    assertThat(inbox.read("cabinet-port"))
        .containsExactly("v1 F 14749-6=6.0 (earlier 5.5) (earlier 5.0)");
  }

  @Test
  void eachOfSeveralDossiersDecidedTogetherHasBesideItWhatLiesBeforeIt() throws Exception {
    load(by("10009999999", report("D1", 0, finalResult("4.0"))));
    load(by("10001234567", report("D3", 48, finalResult("6.0"))));
    load(by("10001234567", report("D2", 24, finalResult("5.0").inSpecimen("SER"))));
    load(by("10001234567", report("D4", 72, finalResult("7.0").inSpecimen("UR"))));
    distribute();
    assertThat(inbox.read("cabinet-port"))
        .containsExactlyInAnyOrder(
            "v1 F 14749-6=5.0 (earlier 4.0)",
            "v1 F 14749-6=6.0 (earlier 5.0) (earlier 4.0)",
            "v1 F 14749-6=7.0 (earlier 6.0) (earlier 4.0)");
  }

  /** Laboratories file their controls under one person, thousands of them. */
  @ParameterizedTest(name = "under {0} identities")
  @ValueSource(ints = {1, 100})
  void whatIsOnRecordOfAPersonIsReadOnceForAllDossiersThatAreDecidedTogether(int identities)
      throws Exception {
    int dossiers = 100;
    try (Connection tx = database.getConnection()) {
      for (int i = 1; i < identities; i++) {
        LabPersons.identity(tx, 10 + i, "labo-a", "N" + i, PERSON);
      }
    }
    for (int i = 0; i < dossiers; i++) {
      int identity = i % identities == 0 ? (int) LAB_IDENTITY : 10 + i % identities;
      loadOf(identity, by("10001234567", report("D" + i, i, finalResult("5." + i))));
    }
    long results = read("result%");
    long reports = read("report");
    distribute();
    assertThat(inbox.read("cabinet-port"))
        .hasSize(dossiers)
        .contains("v1 F 14749-6=5.99 (earlier 5.98) (earlier 5.97)");
    assertThat(read("result%") - results).isLessThan(10L * dossiers);
    assertThat(read("report") - reports).isLessThan(15L * dossiers);
  }

  @Test
  void aResultThatIsOnlyReadUnderANewMappingIsNeitherSentAgainNorACorrectionLater()
      throws Exception {
    LabResult local = result("GLY", "L", ResultStatus.FINAL, "5.0", "mmol/L");
    load(by("10001234567", report("D1", 0, local)));
    distribute();
    assertThat(remap("GLY;14749-6")).isEqualTo(new Remap.Done(1, 0));
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v1 F GLY=5.0");
    load(
        by("10001234567", report("D1", 2, result("NA", "L", ResultStatus.FINAL, "140", "mmol/L"))));
    distribute();
    assertThat(inbox.read("cabinet-port")).last().asString().startsWith("v2 F GLY=5.0");
  }

  @Test
  void aCorrectionThatCameBeforeTheNewMappingIsStillSent() throws Exception {
    load(
        by(
            "10001234567",
            report("D1", 0, result("GLY", "L", ResultStatus.FINAL, "5.0", "mmol/L"))));
    distribute();
    load(
        by(
            "10001234567",
            report("D1", 2, result("GLY", "L", ResultStatus.FINAL, "7.0", "mmol/L"))));
    remap("GLY;14749-6");
    distribute();
    assertThat(inbox.read("cabinet-port")).containsExactly("v1 F GLY=5.0", "v2 C GLY=7.0");
  }

  @Test
  void whatCantBeDeliveredIsTriedAgainAndLosesNothing() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    inbox.closed = true;
    distribute();
    assertThat(states()).containsOnly("DUE").hasSize(2);
    inbox.closed = false;
    execute("UPDATE distribution.sending SET next_attempt_at = clock_timestamp()");
    distribute();
    assertThat(states()).containsOnly("DELIVERED");
    assertThat(inbox.read("cabinet-port")).hasSize(1);
  }

  @Test
  void whatFailsTooOftenWaitsForAnOperator() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    inbox.closed = true;
    for (int i = 0; i < 20; i++) {
      distribute();
      execute("UPDATE distribution.sending SET next_attempt_at = clock_timestamp()");
    }
    assertThat(states()).containsOnly("STUCK");
    inbox.closed = false;
    long id = views().get(0).id();
    assertThat(courier().retry(id)).isTrue();
    distribute();
    assertThat(states()).containsExactlyInAnyOrder("DELIVERED", "STUCK");
  }

  @Test
  void payloadsLieSealedAndLeaveWithTheirDelivery() throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    distribution().prepare();
    assertThat(count("SELECT count(*) FROM distribution.payload")).isEqualTo(2);
    distribute();
    assertThat(count("SELECT count(*) FROM distribution.payload")).isZero();
  }

  static Stream<Throwable> whatMayHappenToAWriter() {
    return Stream.of(new IllegalStateException(), new OutOfMemoryError("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("whatMayHappenToAWriter")
  void aDossierThatCannotBeWrittenKeepsNoOtherWaiting(Throwable why) throws Exception {
    load(by("10001234567", report("D1", 0, finalResult("5.0"))));
    load(by("10001234567", report("D2", 1, finalResult("6.0"))));
    load(by("10001234567", report("D3", 2, finalResult("7.0"))));
    writer = new FailingWriter("6.0", why);
    distribute();
    assertThat(inbox.withoutEarlier("cabinet-port"))
        .containsExactly("v1 F 14749-6=5.0", "v1 F 14749-6=7.0");
    assertThat(TestQuery.rows(database, "SELECT step, kind, partner, cause FROM exchange.trouble"))
        .containsExactly("distribute|DOSSIER|labo-a|" + why.getClass().getSimpleName());

    writer = new WordsWriter();
    distribute();

    assertThat(inbox.withoutEarlier("cabinet-port"))
        .containsExactly("v1 F 14749-6=5.0", "v1 F 14749-6=7.0", "v1 F 14749-6=6.0");
    assertThat(count("SELECT count(*) FROM exchange.trouble")).isZero();
  }

  private void distribute() throws SQLException, IOException {
    distribution().prepare();
    courier().deliver();
  }

  private Distribution distribution() {
    return new Distribution(
        database,
        subscriptions,
        Map.of("words", writer),
        partner -> new Party(partner, partner),
        Unsealed.SEAL,
        () -> TODAY,
        CrashPoint.Watch.NONE);
  }

  private Courier courier() {
    return new Courier(database, Unsealed.SEAL, inbox, CrashPoint.Watch.NONE);
  }

  private List<SendingView.Line> views() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return SendingView.newest(connection, "", 100);
    }
  }

  private List<String> states() throws SQLException {
    return views().stream().map(SendingView.Line::state).toList();
  }

  private static Subscription practice(String code, Set<String> prescribers, boolean follows) {
    return new Subscription(
        code, new Party(code, code), Partner.METROPOLITAN_FRANCE, "words", prescribers, follows, 2);
  }

  private static LabResult finalResult(String value) {
    return with(ResultStatus.FINAL, value);
  }

  private static LabResult with(ResultStatus status, String value) {
    return result(GLUCOSE, "LN", status, value, "mmol/L");
  }

  private static LabReport report(String number, int hours, LabResult... results) {
    Instant taken = hour(number.equals("D1") ? 0 : hours).minusSeconds(3600);
    return LabSamples.report(
        hour(hours), collected(order(number, hour(hours), results), Optional.of(taken)));
  }

  private static LabReport by(String prescriber, LabReport report) {
    LabOrder order = report.orders().get(0);
    LabOrder ordered =
        new LabOrder(
            order.number(),
            order.placerNumber(),
            order.code(),
            order.label(),
            order.status(),
            order.versionAt(),
            order.collectedAt(),
            order.receivedAt(),
            prescriber,
            order.renewal(),
            order.results());
    return new LabReport(
        report.sender(),
        "M-" + order.number() + "-" + order.versionAt(),
        report.issuedAt(),
        report.claim(),
        report.confidentiality(),
        List.of(ordered));
  }

  private static LabReport secret(Confidentiality level, LabReport report) {
    LabReport ordered = by("10001234567", report);
    return new LabReport(
        ordered.sender(),
        ordered.messageId(),
        ordered.issuedAt(),
        ordered.claim(),
        level,
        ordered.orders());
  }

  /** Rows of tables of the lane that any statement has read so far. */
  private long read(String tables) throws SQLException {
    TestQuery.awaitAlone(database);
    return count(
        "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables"
            + " WHERE schemaname = 'lab' AND relname LIKE '"
            + tables
            + "'");
  }

  private void load(LabReport report) throws SQLException {
    loadOf(LAB_IDENTITY, report);
  }

  private void loadOf(long identity, LabReport report) throws SQLException {
    Outcome.Accepted<LabReport> accepted =
        (Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report);
    delivery++;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader()
          .load(
              tx,
              List.of(
                  new Filed<>(
                      delivery, new Place(1, 1, 0, 10), "labo-a", identity, accepted.record())));
      tx.commit();
    }
  }

  private Remap.Done remap(String mapping) throws SQLException, IOException {
    Path table =
        Files.writeString(folder.resolve("codes.csv"), "code;loinc;label\n" + mapping + ";x\n");
    Remap remap =
        new Remap(
            database,
            Map.of("labo-a", LocalCodes.read(table)),
            LabSamples.ANALYTES,
            LabSamples.CONVERSIONS,
            new ToldReadings());
    return remap.apply(remap.plan(new RemapScope("", "", false)));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(TestQuery.rows(database, sql).get(0));
  }

  /** Practices that keep what they get. */
  private static final class Inbox implements ResultOutbox {
    final Map<String, String> files = new LinkedHashMap<>();
    boolean closed;

    @Override
    public void put(String partner, String fileName, byte[] content) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
      String before =
          files.put(partner + "/" + fileName, new String(content, StandardCharsets.UTF_8));
      assertThat(before).as("delivered twice").isNull();
    }

    List<String> withoutEarlier(String partner) {
      return read(partner).stream().map(text -> text.replaceAll(" \\(earlier.*", "")).toList();
    }

    List<String> read(String partner) {
      return files.entrySet().stream()
          .filter(file -> file.getKey().startsWith(partner + "/"))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** The plainest format that shows what a practice is told. */
  private static final class WordsWriter implements ReportWriter {
    @Override
    public String code() {
      return "words";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport report, OutputStream out) throws IOException {
      String results =
          report.report().orders().stream()
              .flatMap(order -> order.results().stream())
              .map(WordsWriter::words)
              .collect(Collectors.joining(" "));
      out.write(("v" + report.version() + " " + results).getBytes(StandardCharsets.UTF_8));
    }

    private static String words(LabResult result) {
      return result.previous()
          ? "(earlier " + result.original() + ")"
          : result.status().code() + " " + result.coding().code() + "=" + result.original();
    }
  }

  /** Fails over one value. */
  private record FailingWriter(String value, Throwable why) implements ReportWriter {
    @Override
    public String code() {
      return "words";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport report, OutputStream out) throws IOException {
      boolean fails =
          report.report().orders().stream()
              .flatMap(order -> order.results().stream())
              .anyMatch(result -> !result.previous() && result.original().equals(value));
      if (fails && why instanceof Error grave) {
        throw grave;
      }
      if (fails) {
        throw (RuntimeException) why;
      }
      new WordsWriter().write(report, out);
    }
  }
}
