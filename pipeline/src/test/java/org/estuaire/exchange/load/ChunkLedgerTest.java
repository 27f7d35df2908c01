package org.estuaire.exchange.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.PartCount;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordOutcome;
import org.junit.jupiter.api.Test;

class ChunkLedgerTest {

  private static final Verdict LOADED =
      new Verdict.Taken(RecordOutcome.LOADED, "key", 7, List.of(), PartCount.NONE);
  private static final Verdict KNOWN =
      new Verdict.Taken(RecordOutcome.ALREADY_KNOWN, "key", 7, List.of(), PartCount.NONE);
  private static final Verdict REJECTED = refused(RecordOutcome.REJECTED);
  private static final Verdict HELD = refused(RecordOutcome.HELD);

  private final LedgerRows ledger = new LedgerRows(4, "LOADING", 3);
  private final ChunkLedger chunks =
      new ChunkLedger(LaneName.LAB, LedgerRows.OPEN, new FindingRows(LedgerRows.OPEN));
  private final List<Judged> records = new ArrayList<>();

  ChunkLedgerTest() throws SQLException {}

  @Test
  void aChunkTakesEachOfItsDeliveriesAsFarAsItsOwnRecordsGo() throws Exception {
    records(1, 1, LOADED, REJECTED, HELD);
    records(2, 1, KNOWN, LOADED, LOADED);
    records(3, 1, LOADED);

    assertThat(write()).isEqualTo(new LoadCount(4, 1, 1, 1));
    assertThat(progress())
        .containsExactly(
            "1|LOADED|3|1|1|1|0|0|f",
            "2|LOADED|3|2|0|0|1|0|f",
            "3|LOADING|1|1|0|0|0|1|t",
            "4|LOADING|0|0|0|0|0|1|t");
  }

  @Test
  void theNextChunkGoesOnWhereTheLastOneEnded() throws Exception {
    records(3, 1, LOADED);
    write();
    records(3, 2, LOADED, REJECTED);
    write();

    assertThat(progress()).contains("3|LOADED|3|2|1|0|0|0|f");
  }

  @Test
  void aDeliveryThatAnotherProcessHasTakenFurtherEndsTheWholeChunk() throws Exception {
    ledger.change("UPDATE exchange.delivery SET done = 1, loaded = 1 WHERE id = 2");
    records(1, 1, LOADED);
    records(2, 1, LOADED, LOADED);
    records(3, 1, LOADED);

    assertThatThrownBy(this::write)
        .isInstanceOf(ConcurrentLoad.class)
        .hasMessageContaining("delivery 2");
    assertThat(ledger.rows("SELECT sum(done) FROM exchange.delivery")).containsExactly("1");
    assertThat(ledger.rows("SELECT delivery_id FROM exchange.record")).isEmpty();
  }

  @Test
  void aDeliveryThatWasRefusedMeanwhileEndsTheWholeChunk() throws Exception {
    ledger.change("UPDATE exchange.delivery SET state = 'REFUSED' WHERE id = 3");
    records(1, 1, LOADED);
    records(3, 1, LOADED);

    assertThatThrownBy(this::write).isInstanceOf(ConcurrentLoad.class);
    assertThat(ledger.rows("SELECT sum(done) FROM exchange.delivery")).containsExactly("0");
  }

  private LoadCount write() throws SQLException {
    try (Connection connection = ledger.database.getConnection()) {
      connection.setAutoCommit(false);
      LoadCount count = chunks.write(connection, List.copyOf(records));
      connection.commit();
      records.clear();
      return count;
    }
  }

  private void records(long delivery, int first, Verdict... outcomes) {
    PendingDelivery of =
        new PendingDelivery(
            delivery,
            LedgerRows.LABO,
            "",
            "lab-report",
            "lines",
            Instant.EPOCH,
            new Reading(UTF_8, Map.of()),
            3,
            0,
            0);
    for (int i = 0; i < outcomes.length; i++) {
      RawRecord raw = new RawRecord(new Place(first + i, first + i, 0, 1), new byte[] {'x'});
      records.add(
          new Judged(
              new PreparedRecord<LaneRecord>(
                  of, raw, Optional.empty(), new Outcome.Rejected<>("key", List.of())),
              outcomes[i]));
    }
  }

  private static Verdict refused(RecordOutcome outcome) {
    return new Verdict.Refused(outcome, "key", List.of(Finding.of(DeliveryFinding.UNREADABLE)));
  }

  /** Identifier, state, done, loaded, rejected, held, known, attempts, unfinished. */
  private List<String> progress() throws SQLException {
    return ledger.rows(
        "SELECT id, state, done, loaded, rejected, held, known, attempts, finished_at IS NULL"
            + " FROM exchange.delivery ORDER BY id");
  }
}
