package org.estuaire.exchange.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;

/** Many deliveries noted at once. */
class DeliveryLedgerTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);

  private final DataSource database = TestDatabase.create();
  private final DeliveryLedger ledger = new DeliveryLedger(database);

  @Test
  void deliveriesAndArrivalsAreNumberedInTheOrderGivenHoweverManyTheyAre() throws Exception {
    List<DeliveryLedger.Named> files = files(0, 2500);
    List<Arrival> arrivals = ledger.receive(LABO, files, Channel.SFTP);

    assertThat(arrivals).extracting(Arrival::id).isSorted().doesNotHaveDuplicates();
    assertThat(arrivals).extracting(Arrival::deliveryId).isSorted().doesNotHaveDuplicates();
    assertThat(arrivals)
        .extracting(Arrival::landed)
        .isEqualTo(files.stream().map(DeliveryLedger.Named::landed).toList());
    assertThat(
            rows(
                "SELECT d.sha256, a.file_name FROM exchange.arrival a"
                    + " JOIN exchange.delivery d ON d.id = a.delivery_id ORDER BY a.id"))
        .isEqualTo(files.stream().map(f -> f.landed().sha256() + "|" + f.name()).toList());
  }

  @Test
  void ofAContentTwiceInAListTheFirstIsNewAndTheSecondRepeated() throws Exception {
    List<Arrival> arrivals =
        ledger.receive(LABO, List.of(file(1), file(2), file(1), file(1)), Channel.SFTP);

    assertThat(arrivals).extracting(Arrival::repeated).containsExactly(false, false, true, true);
    assertThat(arrivals.get(2).deliveryId()).isEqualTo(arrivals.get(0).deliveryId());
    assertThat(rows("SELECT id FROM exchange.delivery")).hasSize(2);
  }

  @Test
  void contentsThatHadComeBeforeAreRepeatedAmongNewOnes() throws Exception {
    long known = ledger.receive(LABO, List.of(file(2)), Channel.SFTP).get(0).deliveryId();
    List<Arrival> arrivals =
        ledger.receive(LABO, List.of(file(1), file(2), file(3)), Channel.FOLDER);

    assertThat(arrivals).extracting(Arrival::repeated).containsExactly(false, true, false);
    assertThat(arrivals.get(1).deliveryId()).isEqualTo(known);
  }

  @Test
  void everyArrivalLeavesItsOwnAuditEvent() throws Exception {
    ledger.receive(LABO, List.of(file(1), file(2), file(1)), Channel.SFTP);

    assertThat(
            rows(
                "SELECT a.id FROM exchange.arrival a JOIN exchange.delivery d ON d.id = a.delivery_id"
                    + " JOIN audit.event e ON e.subject = 'delivery ' || d.id AND e.action = 'receive'"
                    + " AND e.said_by = 'partner:labo-estran' AND e.detail = jsonb_build_object("
                    + "'arrival', a.id, 'channel', a.channel, 'sha256', d.sha256, 'bytes', d.bytes,"
                    + " 'repeated', a.repeated)"))
        .hasSize(3);
    assertThat(rows("SELECT id FROM audit.event")).hasSize(3);
  }

  @Test
  void twoListsOfTheSameContentsInOppositeOrdersBothEnd() throws Exception {
    List<DeliveryLedger.Named> files = files(0, 1500);
    List<DeliveryLedger.Named> backwards = new ArrayList<>(files);
    Collections.reverse(backwards);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Arrival>>> senders = new ArrayList<>();
      for (List<DeliveryLedger.Named> list : List.of(files, backwards, files, backwards)) {
        senders.add(() -> ledger.receive(LABO, list, Channel.SFTP));
      }
      long fresh = 0;
      for (Future<List<Arrival>> one : threads.invokeAll(senders)) {
        fresh += one.get().stream().filter(arrival -> !arrival.repeated()).count();
      }
      assertThat(fresh).isEqualTo(1500);
      assertThat(rows("SELECT count(*) FROM exchange.delivery")).containsExactly("1500");
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aContentThatAnotherTransactionIsNotingIsWaitedForAndThenRepeated() throws Exception {
    ledger.receive(LABO, List.of(file(1)), Channel.SFTP);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      insert(other, file(2).landed());
      Future<List<Arrival>> waiting =
          thread.submit(() -> ledger.receive(LABO, List.of(file(3), file(2)), Channel.SFTP));
      while (rows("SELECT pid FROM pg_locks WHERE NOT granted").isEmpty()) {
        assertThat(waiting.isDone()).isFalse();
      }
      other.commit();

      assertThat(waiting.get()).extracting(Arrival::repeated).containsExactly(false, true);
      assertThat(rows("SELECT id FROM exchange.delivery")).hasSize(3);
    } finally {
      thread.shutdown();
    }
  }

  private static void insert(Connection tx, Landed landed) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES (?, ?, ?)")) {
      insert.setString(1, landed.partner());
      insert.setString(2, landed.sha256());
      insert.setLong(3, landed.bytes());
      insert.executeUpdate();
    }
  }

  private static List<DeliveryLedger.Named> files(int from, int to) {
    return IntStream.range(from, to).mapToObj(DeliveryLedgerTest::file).toList();
  }

  /** Hashes are in no order, as those of contents. */
  private static DeliveryLedger.Named file(int number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(("report " + number).getBytes(UTF_8));
      return new DeliveryLedger.Named(
          new Landed(LABO.code(), HexFormat.of().formatHex(hash), number), "f" + number + ".xml");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> rows(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }
}
