package org.estuaire.exchange.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.Unsealed;
import org.estuaire.exchange.load.DeliveryReader;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptsTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);

  private static final Seal OPEN = Unsealed.SEAL;

  private static final CrashPoint.Watch CALM = CrashPoint.Watch.NONE;

  private final DataSource database = TestDatabase.create();
  private final PutFiles outbox = new PutFiles();

  @BeforeEach
  void aPartner() throws SQLException {
    change("INSERT INTO exchange.partner VALUES ('labo-estran', 'Labo', 'LABORATORY')");
  }

  @Test
  void everyArrivalIsAnsweredOnceHoweverManyThereAre() throws Exception {
    deliveries(1, 250, 1);
    change(
        "INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)"
            + " VALUES (7, 'again.txt', 'SFTP', true)");

    assertThat(receipts(CALM).writeDue()).isEqualTo(251);
    assertThat(outbox.texts().keySet())
        .hasSize(502)
        .contains("accuse-00000001.txt", "accuse-00000250.txt", "accuse-00000007-r251.txt");
    assertThat(noted()).containsExactlyElementsOf(outbox.texts().keySet());
    assertThat(receipts(CALM).writeDue()).isZero();
    assertThat(outbox.puts()).isEqualTo(502);
  }

  @Test
  void aReplayedDeliveryIsAnsweredAgainUnderAnotherName() throws Exception {
    deliveries(1, 3, 1);
    receipts(CALM).writeDue();
    change("UPDATE exchange.delivery SET revision = 2 WHERE id = 2");

    assertThat(receipts(CALM).writeDue()).isEqualTo(1);
    assertThat(outbox.texts()).containsKeys("accuse-00000002.txt", "accuse-00000002-v2.txt");
  }

  /** A delivery that is answered again after the receipts of its first life were lost. */
  @Test
  void afterARestoreOfAnOlderRepositoryNoReceiptIsWrittenOver() throws Exception {
    deliveries(1, 3, 2);
    receipts(CALM).writeDue();
    var sent = outbox.texts();
    change("DELETE FROM exchange.receipt");
    reject(2, 1, "otherwise");

    assertThat(receipts(CALM).writeDue()).isEqualTo(3);
    assertThat(outbox.texts()).containsAllEntriesOf(sent).hasSize(8);
    assertThat(outbox.texts().get("accuse-00000002-v2.txt"))
        .contains("otherwise", "answer-00000002-v2.answer");
    assertThat(noted())
        .contains("accuse-00000001.txt", "accuse-00000002-v2.txt", "answer-00000002-v2.answer")
        .doesNotContain("accuse-00000002.txt");

    change("UPDATE exchange.delivery SET revision = 2 WHERE id = 2");
    receipts(CALM).writeDue();
    assertThat(outbox.texts()).hasSize(8);
  }

  @Test
  void nothingIsNotedBeforeAllOfItIsDurable() throws Exception {
    deliveries(1, 250, 1);
    AtomicInteger looks = new AtomicInteger();
    receipts(
            point -> {
              if (point == CrashPoint.RECEIPT_BEFORE_LEDGER) {
                looks.incrementAndGet();
                assertThat(outbox.settled()).isEqualTo(outbox.texts().keySet());
              }
              assertThat(outbox.settled()).containsAll(noted());
            })
        .writeDue();

    assertThat(looks).hasValue(250);
    assertThat(noted()).hasSize(500);
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERY_COMPLETE", "RECEIPT_BEFORE_LEDGER"})
  void afterACrashTheSameReceiptsAreWrittenUnderTheSameNames(CrashPoint point) throws Exception {
    deliveries(1, 150, 1);
    AtomicInteger left = new AtomicInteger(130);
    Receipts dying =
        receipts(
            reached -> {
              if (reached == point && left.decrementAndGet() == 0) {
                throw new Crash();
              }
            });
    assertThatThrownBy(dying::writeDue).isInstanceOf(Crash.class);
    var before = outbox.texts();
    assertThat(noted()).hasSize(200);

    assertThat(receipts(CALM).writeDue()).isEqualTo(50);
    assertThat(outbox.texts()).hasSize(300).containsAllEntriesOf(before);
    assertThat(noted()).containsExactlyElementsOf(outbox.texts().keySet());
  }

  @Test
  void eachReceiptTellsTheFindingsOfItsOwnDelivery() throws Exception {
    deliveries(1, 3, 2);
    reject(2, 1, "second");
    reject(3, 2, "third");
    receipts(CALM).writeDue();

    assertThat(outbox.texts().get("accuse-00000001.txt"))
        .contains("ACCEPTÉ")
        .doesNotContain("DEL-");
    assertThat(outbox.texts().get("accuse-00000002.txt"))
        .contains("ACCEPTÉ EN PARTIE", "(enregistrement 1)", "code second")
        .doesNotContain("third", "(enregistrement 2)");
    assertThat(outbox.texts().get("answer-00000003.answer"))
        .isEqualTo("3:1 LOADED[]\n3:2 REJECTED[ [third]]\n");
  }

  @Test
  void aReceiptSpellsOutTheFirstRefusedRecordsAndSaysWhenThereAreMore() throws Exception {
    deliveries(1, 2, LedgerView.MOST_RECORDS + 1);
    for (int delivery = 1; delivery <= 2; delivery++) {
      int refused = LedgerView.MOST_RECORDS + delivery - 1;
      change(
          "UPDATE exchange.record SET outcome = 'REJECTED' WHERE delivery_id = %d AND ordinal <= %d"
              .formatted(delivery, refused));
      change(
          "UPDATE exchange.delivery SET loaded = loaded - %1$d, rejected = %1$d WHERE id = %2$d"
              .formatted(refused, delivery));
      findings(delivery, "generate_series(1, " + refused + ") o", "o", "ERROR");
    }
    receipts(CALM).writeDue();

    assertThat(outbox.texts().get("accuse-00000001.txt"))
        .contains("(enregistrement 2000)")
        .doesNotContain("la suite n'est pas détaillée ici");
    assertThat(outbox.texts().get("accuse-00000002.txt"))
        .contains("(enregistrement 2000)", "la suite n'est pas détaillée ici")
        .doesNotContain("(enregistrement 2001)");
    assertThat(outbox.texts().get("answer-00000002.answer")).contains("2:2001 REJECTED[ [x, 1]]");
  }

  @Test
  void recordsWithVeryManyFindingsAreSpelledOutAsFarAsTheReceiptHasRoom() throws Exception {
    deliveries(1, 1, 300);
    change("UPDATE exchange.record SET outcome = 'REJECTED'");
    change("UPDATE exchange.delivery SET loaded = 0, rejected = 300");
    findings(1, "generate_series(1, 300) o, generate_series(1, 200)", "o", "ERROR");
    receipts(CALM).writeDue();

    assertThat(outbox.texts().get("accuse-00000001.txt"))
        .contains("(enregistrement 100)", "la suite n'est pas détaillée ici")
        .doesNotContain("(enregistrement 101)");
  }

  /** An earlier version stored what one file held two million times. */
  @Test
  void whatWasStoredOfADeliveryWithoutEndIsCountedWhenItIsRead() throws Exception {
    deliveries(1, 1, 1);
    findings(1, "generate_series(1, 5000) o", "0", "WARNING");
    receipts(CALM).writeDue();

    assertThat(outbox.texts().get("accuse-00000001.txt"))
        .contains("DEL-180", "4000 autres remarques DEL-180")
        .hasSizeLessThan(5_000);
  }

  @Test
  void aLargeDeliveryIsAnsweredRecordByRecordBetweenSmallOnes() throws Exception {
    deliveries(1, 2, 1);
    deliveries(3, 3, 2500);
    deliveries(4, 5, 1);
    reject(3, 1, "first");
    reject(3, 1001, "middle");
    reject(3, 2500, "last");
    receipts(CALM).writeDue();

    assertThat(outbox.texts().get("answer-00000003.answer").lines().toList())
        .isEqualTo(
            IntStream.rangeClosed(1, 2500)
                .mapToObj(
                    i ->
                        switch (i) {
                          case 1 -> "3:1 REJECTED[ [first]]";
                          case 1001 -> "3:1001 REJECTED[ [middle]]";
                          case 2500 -> "3:2500 REJECTED[ [last]]";
                          default -> "3:" + i + " LOADED[]";
                        })
                .toList());
    assertThat(outbox.texts().get("answer-00000005.answer")).isEqualTo("5:1 LOADED[]\n");
  }

  @Test
  void twoWritersAtOnceWriteEachReceiptOnce() throws Exception {
    deliveries(1, 250, 1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> writer = () -> receipts(CALM).writeDue();
      int answered = 0;
      for (Future<Integer> one : threads.invokeAll(List.of(writer, writer))) {
        answered += one.get();
      }
      assertThat(answered).isEqualTo(250);
      assertThat(outbox.puts()).isEqualTo(500);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void arrivalsOfAPartnerThatIsNoLongerConfiguredWait() throws Exception {
    change("INSERT INTO exchange.partner VALUES ('gone', 'Gone', 'LABORATORY')");
    deliveries(1, 2, 1);
    change("UPDATE exchange.delivery SET partner = 'gone' WHERE id = 1");

    assertThat(receipts(CALM).writeDue()).isEqualTo(1);
    assertThat(outbox.texts()).doesNotContainKey("accuse-00000001.txt");
  }

  private Receipts receipts(CrashPoint.Watch watch) {
    DeliveryReader reader =
        new Loading(
                database,
                new RecordTypes(List.of(new AnsweredLines())),
                List.of(LABO),
                (partner, hash) -> new ByteArrayInputStream(content(hash)),
                null, // No archive is unpacked,
                null, // and nobody is identified.
                OPEN,
                Integer.MAX_VALUE,
                watch)
            .reader();
    return new Receipts(
        database,
        new FindingCatalog(List.of(DeliveryFinding.values())),
        OPEN,
        List.of(LABO),
        reader,
        outbox,
        "Estran",
        ZoneId.of("Europe/Paris"),
        Set.of(LABO.code()),
        watch);
  }

  /** A hash here ends with the number of the delivery, after the number of its records. */
  private static byte[] content(String hash) {
    int delivery = Integer.parseInt(hash.substring(32));
    return IntStream.rangeClosed(1, Integer.parseInt(hash.substring(0, 32)))
        .mapToObj(i -> delivery + ":" + i + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  /** Loaded deliveries with their first arrivals and all of their records. */
  private void deliveries(int first, int last, int records) throws SQLException {
    String numbers = " FROM generate_series(" + first + ", " + last + ") n";
    change(
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state, lane, record_type, format,"
            + " reading, records, done, loaded)"
            + " SELECT 'labo-estran', lpad('%1$d', 32, '0') || lpad(n::text, 32, '0'), 9, 'LOADED',"
                .formatted(records)
            + " 'lab', 'lines', 'lines', '{\"charset\":\"UTF-8\"}', %1$d, %1$d, %1$d"
                .formatted(records)
            + numbers);
    change(
        "INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)"
            + " SELECT n, 'f', 'SFTP', false"
            + numbers);
    change(
        "INSERT INTO exchange.record"
            + " (delivery_id, ordinal, line, byte_offset, byte_length, lane, key, outcome)"
            + " SELECT n, i, i, 0, 1, 'lab', 'k', 'LOADED'"
            + numbers
            + ", generate_series(1, "
            + records
            + ") i");
  }

  private void reject(int delivery, int ordinal, String why) throws SQLException {
    String which = " WHERE delivery_id = " + delivery + " AND ordinal = " + ordinal;
    change("UPDATE exchange.record SET outcome = 'REJECTED'" + which);
    change(
        "UPDATE exchange.delivery SET loaded = loaded - 1, rejected = rejected + 1 WHERE id = "
            + delivery);
    change(
        "INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field,"
            + " arguments)"
            + " VALUES (%d, %d, 'DEL-004', 'ERROR', 0, '', '{%s}')"
                .formatted(delivery, ordinal, why));
  }

  /** As many findings of a delivery as the rows of a query have. */
  private void findings(int delivery, String rows, String ordinal, String severity)
      throws SQLException {
    String code = severity.equals("ERROR") ? "DEL-004" : "DEL-180";
    change(
        "INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field,"
            + " arguments)"
            + " SELECT %d, %s, '%s', '%s', 0, '', '{x,1}' FROM %s"
                .formatted(delivery, ordinal, code, severity, rows));
  }

  /** The files that the ledger knows as written, sorted. */
  private List<String> noted() {
    try {
      return TestQuery.rows(
          database, "SELECT unnest(file_names) COLLATE \"C\" FROM exchange.receipt ORDER BY 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A death of the process, as far as one can be acted in a test. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
