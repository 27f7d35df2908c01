package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.distribution.ResultFile;
import org.estuaire.lab.distribution.ResultOutbox;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one practice does with its files keeps no other practice waiting. */
class CourierTest {

  private static final int DOSSIERS = 3;

  private final DataSource database = TestDatabase.createPlain();
  private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void twoVersionsOfEachOfThreeDossiersAreDueForTwoPractices() throws SQLException {
    execute(
        "INSERT INTO distribution.dossier (laboratory, sender, message_id, announced_at,"
            + " source_identity_id) SELECT 'labo', 's', 'm' || n, now(), 1"
            + " FROM generate_series(1, 3) n");
    execute(
        "INSERT INTO distribution.sending (partner, dossier_id, version, reason, format, number,"
            + " file_name, results, entitled) SELECT p, d, v, 'LIST', 'f', d || '.' || v,"
            + " 'd' || d || '-v' || v, 1, true FROM unnest(ARRAY['away', 'near']) p,"
            + " generate_series(1, 3) d, generate_series(1, 2) v ORDER BY d, v, p");
    execute("INSERT INTO distribution.payload SELECT id, 'x' FROM distribution.sending");
  }

  @Test
  void aPracticeThatRefusesOneFileIsPassedOverAndTheOthersAreServed() throws Exception {
    Set<String> asked = Collections.synchronizedSet(new HashSet<>());
    Courier.Round round =
        courier(
                1,
                (partner, file, content) -> {
                  if (partner.equals("away")) {
                    asked.add(file);
                    throw new NotHandedOver("NET-010");
                  }
                  arrived.add(partner + " " + file);
                })
            .deliver();
    assertThat(asked).containsExactly("d1-v1");
    assertThat(round).isEqualTo(new Courier.Round(2 * DOSSIERS, 1));
    assertThat(arrived)
        .containsExactly(
            "near d1-v1", "near d2-v1", "near d3-v1", "near d1-v2", "near d2-v2", "near d3-v2");
    assertThat(
            TestQuery.rows(
                database,
                "SELECT partner, due, stuck, last_error FROM distribution.waiting_practice"))
        .containsExactly("away|6|0|NET-010");
  }

  @Test
  void whatWasNeverTriedIsDueWhateverTheClockSays() throws Exception {
    execute("UPDATE distribution.sending SET next_attempt_at = now() + interval '2 hours'");
    courier(1, (partner, file, content) -> arrived.add(partner + " " + file)).deliver();
    assertThat(arrived).hasSize(4 * DOSSIERS);
  }

  @Test
  void aFileThatIsNeverTakenKeepsTheOthersOfItsPracticeWaitingForOneRoundOnly() throws Exception {
    ResultOutbox outbox =
        (partner, file, content) -> {
          if (partner.equals("away") && file.startsWith("d1")) {
            throw new IOException("never");
          }
          arrived.add(partner + " " + file);
        };
    courier(1, outbox).deliver();
    execute("UPDATE distribution.sending SET next_attempt_at = clock_timestamp()");
    courier(1, outbox).deliver();
    assertThat(arrived)
        .filteredOn(file -> file.startsWith("away"))
        .containsExactly("away d2-v1", "away d3-v1", "away d2-v2", "away d3-v2");
  }

  /** From the end of the last night, the planner knows the list of what is due as empty. */
  @Test
  void ofAllThatIsDueEachIsReadOnlyForItself() throws Exception {
    ResultOutbox outbox = (partner, file, content) -> arrived.add(partner + " " + file);
    courier(1, outbox).deliver();
    execute("VACUUM ANALYZE distribution.sending");
    execute(
        "INSERT INTO distribution.dossier (laboratory, sender, message_id, announced_at,"
            + " source_identity_id) SELECT 'labo', 's', 'new' || n, now(), 1"
            + " FROM generate_series(1, 400) n");
    execute(
        "WITH made AS (INSERT INTO distribution.sending (partner, dossier_id, version, reason,"
            + " format, number, file_name, results, entitled) SELECT 'near', id, 1, 'LIST', 'f',"
            + " 'n' || id, 'n' || id, 1, true FROM distribution.dossier"
            + " WHERE message_id LIKE 'new%' RETURNING id)"
            + " INSERT INTO distribution.payload SELECT id, 'x' FROM made");
    assertThat(courier(1, outbox).deliver()).isEqualTo(new Courier.Round(400, 0));
    TestQuery.awaitAlone(database);
    assertThat(
            TestQuery.rows(
                database,
                "SELECT sum(idx_tup_read) < 400 * 20 FROM pg_stat_user_indexes"
                    + " WHERE relname = 'sending'"))
        .containsExactly("t");
  }

  @Test
  void aSlowPracticeKeepsNoOtherWaiting() throws Exception {
    CountDownLatch served = new CountDownLatch(2 * DOSSIERS);
    courier(
            2,
            (partner, file, content) -> {
              if (partner.equals("near")) {
                served.countDown();
              } else if (!await(served)) {
                throw new IOException("the other practice waits behind this one");
              }
              arrived.add(partner + " " + file);
            })
        .deliver();
    assertThat(arrived).hasSize(4 * DOSSIERS);
  }

  @Test
  void whatDoesNotFitIntoTheTimeOfAPracticeIsToldAndWaitsForTheNextRound() throws Exception {
    ResultOutbox outbox = (partner, file, content) -> arrived.add(partner + " " + file);
    assertThat(courier(1, outbox, Duration.ZERO).deliver()).isEqualTo(new Courier.Round(0, 0));
    assertThat(
            TestQuery.rows(
                database,
                "SELECT partner, due, stuck, last_error FROM distribution.waiting_practice"))
        .containsExactly("away|6|0|NET-183", "near|6|0|NET-183");
    assertThat(courier(1, outbox).deliver()).isEqualTo(new Courier.Round(4 * DOSSIERS, 0));
  }

  @Test
  void noRowIsLockedWhileAPracticeTakesItsTimeAndNobodyElseSendsTheSame() throws Exception {
    Set<String> seen = Collections.synchronizedSet(new HashSet<>());
    courier(
            1,
            (partner, file, content) -> {
              if (seen.add(partner + " " + file)) {
                lookedAt();
                deliverBeside(partner, file);
              }
              arrived.add(partner + " " + file);
            })
        .deliver();
    assertThat(arrived).hasSize(4 * DOSSIERS).doesNotHaveDuplicates();
  }

  /** As a distribution does that runs beside. */
  private void lookedAt() throws IOException {
    try {
      execute("SET lock_timeout = '5s'; UPDATE distribution.sending SET looked_at = now()");
    } catch (SQLException locked) {
      throw new IOException(locked);
    }
  }

  private void deliverBeside(String inHand, String file) throws IOException {
    try {
      courier(
              1,
              (partner, other, content) -> {
                if (partner.equals(inHand) && other.equals(file)) {
                  throw new AssertionError("sent twice");
                }
                throw new NotHandedOver("NET-010");
              })
          .deliver();
      execute(
          "UPDATE distribution.sending SET attempts = 0, next_attempt_at = now()"
              + " WHERE state = 'DUE'");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Test
  void filesThatAreHandedOverTogetherAreNotedOnlyOnceAllOfThemAreThere() throws Exception {
    List<String> states = new ArrayList<>();
    courier(
            1,
            new Folder() {
              @Override
              public void putAll(String partner, List<ResultFile> files) throws IOException {
                super.putAll(partner, files);
                states.add(files.size() + " " + delivered(partner));
              }
            })
        .deliver();
    // A version waits for the earlier one of its dossier.
    assertThat(states).containsExactly("3 0", "3 3", "3 0", "3 3");
    assertThat(arrived).hasSize(4 * DOSSIERS).doesNotHaveDuplicates();
    assertThat(TestQuery.rows(database, "SELECT 1 FROM distribution.payload")).isEmpty();
    assertThat(TestQuery.rows(database, "SELECT 1 FROM exchange.death")).isEmpty();
  }

  @Test
  void whatOneOfSeveralFilesMeetsIsItsOwn() throws Exception {
    Folder folder =
        new Folder() {
          @Override
          public void put(String partner, String file, byte[] content) throws IOException {
            if (file.equals("d2-v1") && partner.equals("away")) {
              throw new NotHandedOver("NET-010");
            }
            super.put(partner, file, content);
          }
        };
    assertThat(courier(1, folder).deliver()).isEqualTo(new Courier.Round(2 * DOSSIERS + 1, 1));
    assertThat(
            TestQuery.rows(
                database,
                "SELECT file_name, attempts, last_error FROM distribution.sending"
                    + " WHERE partner = 'away' AND (attempts > 0 OR state = 'DELIVERED')"
                    + " ORDER BY id"))
        .containsExactly("d1-v1|1|null", "d2-v1|1|NET-010");
  }

  @Test
  void filesThatAreLargeTogetherAreHandedOverInPortions() throws Exception {
    execute("UPDATE distribution.payload SET sealed = decode(repeat('00', 3 << 20), 'hex')");
    List<String> alone = new ArrayList<>();
    courier(
            1,
            new Folder() {
              @Override
              public void put(String partner, String file, byte[] content) throws IOException {
                alone.add(partner + " " + file + " " + content.length);
              }

              @Override
              public void putAll(String partner, List<ResultFile> files) {
                throw new AssertionError("6 MB at once");
              }
            })
        .deliver();
    assertThat(alone).hasSize(4 * DOSSIERS).contains("near d1-v1 " + (3 << 20));
  }

  @Test
  void whileMoreIsDecidedNobodyIsServedWhoseServerMayTakeLong() throws Exception {
    Folder folder =
        new Folder() {
          @Override
          public int atOnce(String partner) {
            return partner.equals("near") ? 10 : 1;
          }
        };
    Courier.Tour tour = courier(2, folder).begin();
    tour.leg();
    assertThat(arrived).hasSize(2 * DOSSIERS).allMatch(file -> file.startsWith("near"));
    assertThat(tour.end()).isEqualTo(new Courier.Round(4 * DOSSIERS, 0));
    assertThat(arrived).hasSize(4 * DOSSIERS).doesNotHaveDuplicates();
  }

  @Test
  void aPracticeThatRefusesIsPassedOverInEveryLegOfTheRound() throws Exception {
    List<String> asked = new ArrayList<>();
    Folder folder =
        new Folder() {
          @Override
          public void put(String partner, String file, byte[] content) throws IOException {
            asked.add(partner + " " + file);
            throw new NotHandedOver("NET-010");
          }

          @Override
          public void putAll(String partner, List<ResultFile> files) throws IOException {
            throw new NotHandedOver("NET-010");
          }
        };
    Courier.Tour tour = courier(1, folder).begin();
    tour.leg();
    tour.leg();
    assertThat(tour.end()).isEqualTo(new Courier.Round(0, 2));
    assertThat(asked).containsExactly("away d1-v1", "near d1-v1");
  }

  @Test
  void aRoundThatIsBrokenOffBeginsNothingMore() throws Exception {
    Courier.Tour tour = courier(1, new Folder()).begin();
    tour.breakOff();
    tour.leg();
    assertThat(arrived).isEmpty();
    courier(1, new Folder()).deliver();
    assertThat(arrived).hasSize(4 * DOSSIERS);
  }

  /** As a practice's folder on this machine. */
  private class Folder implements ResultOutbox {
    @Override
    public void put(String partner, String file, byte[] content) throws IOException {
      arrived.add(partner + " " + file);
    }

    @Override
    public int atOnce(String partner) {
      return 10;
    }
  }

  private long delivered(String partner) throws IOException {
    try {
      return TestQuery.rows(
              database,
              "SELECT 1 FROM distribution.sending WHERE state = 'DELIVERED' AND partner = '"
                  + partner
                  + "'")
          .size();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static boolean await(CountDownLatch served) {
    try {
      return served.await(120, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Courier courier(int sideBySide, ResultOutbox outbox) {
    return courier(sideBySide, outbox, Duration.ofMinutes(5));
  }

  private Courier courier(int sideBySide, ResultOutbox outbox, Duration longest) {
    return new Courier(database, Unsealed.SEAL, outbox, CrashPoint.Watch.NONE, sideBySide, longest);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
