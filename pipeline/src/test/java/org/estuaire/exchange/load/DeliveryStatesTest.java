package org.estuaire.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.junit.jupiter.api.Test;

class DeliveryStatesTest {

  private static final Lines LINES = new Lines();

  private static final Reading LATIN =
      new Reading(Charset.forName("ISO-8859-15"), Map.of("separator", "|", "quote", "\\\"'é"));

  private final LedgerRows ledger = new LedgerRows(5, "RECEIVED", 0);
  private final DeliveryStates states =
      new DeliveryStates(new FindingRows(LedgerRows.OPEN), List.of(LedgerRows.LABO));

  DeliveryStatesTest() throws SQLException {}

  @Test
  void eachOfSeveralInspectedDeliveriesGetsItsOwnState() throws Exception {
    inspected(ready(1, 7), refused(2, "one"), ready(3, 0), ready(4, 1));

    assertThat(
            ledger.rows(
                "SELECT id, state, records, coalesce(format, '-'), finished_at IS NULL"
                    + " FROM exchange.delivery ORDER BY id"))
        .containsExactly(
            "1|LOADING|7|lines|t",
            "2|REFUSED|0|-|f",
            "3|LOADED|0|lines|f",
            "4|LOADING|1|lines|t",
            "5|RECEIVED|0|-|t");
  }

  @Test
  void findingsAreNotedWithTheDeliveryThatTheyConcern() throws Exception {
    inspected(refused(1, "one"), ready(2, 3), refused(4, "four"));

    assertThat(
            ledger.rows(
                "SELECT delivery_id, ordinal, code, arguments[1] FROM exchange.finding ORDER BY 1"))
        .containsExactly("1|0|DEL-001|one", "4|0|DEL-001|four");
  }

  @Test
  void aDeliveryIsReadAgainAsInspectionFoundItToBeRead() throws Exception {
    inspected(ready(1, 7), ready(2, 1), refused(3, "three"));

    try (Connection connection = ledger.database.getConnection()) {
      Map<Long, PendingDelivery> found = states.find(connection, List.of(1L, 2L, 3L, 4L, 99L));
      assertThat(found).containsOnlyKeys(1L, 2L);
      PendingDelivery first = found.get(1L);
      assertThat(first.reading()).isEqualTo(LATIN.receivedAt(first.receivedAt()));
      assertThat(states.pending(connection, LaneName.LAB))
          .extracting(PendingDelivery::id)
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void aDeliveryThatWasLoadedMeanwhileIsNotInspectedBackwards() throws Exception {
    ledger.change(
        "UPDATE exchange.delivery SET state = 'LOADED', records = 1, done = 1, loaded = 1 WHERE id"
            + " = 1");
    inspected(ready(1, 7), refused(2, "two"));

    assertThat(ledger.rows("SELECT state, records FROM exchange.delivery WHERE id = 1"))
        .containsExactly("LOADED|1");
  }

  private void inspected(DeliveryStates.Inspected... deliveries) throws SQLException {
    try (Connection connection = ledger.database.getConnection()) {
      connection.setAutoCommit(false);
      states.inspected(connection, List.of(deliveries));
      connection.commit();
    }
  }

  private static DeliveryStates.Inspected ready(long id, int records) {
    return new DeliveryStates.Inspected(
        id,
        "labo-estran",
        Optional.of(new RecordTypes.Match(new OneFormat("lab-report", LINES), LINES)),
        new Inspection.Ready(LATIN, records, List.of()));
  }

  private static DeliveryStates.Inspected refused(long id, String why) {
    return new DeliveryStates.Inspected(
        id,
        "labo-estran",
        Optional.empty(),
        new Inspection.Refused(List.of(Finding.of(DeliveryFinding.UNKNOWN_FORMAT, why))));
  }

  /** Only its name matters here. */
  private static final class Lines implements RecordFormat<LaneRecord> {

    @Override
    public String code() {
      return "lines";
    }

    @Override
    public boolean recognises(byte[] head, Partner partner) {
      throw new AssertionError();
    }

    @Override
    public Inspection inspect(java.io.InputStream content, Partner partner) {
      throw new AssertionError();
    }

    @Override
    public RecordSplitter split(java.io.InputStream content, Partner partner, Reading reading) {
      throw new AssertionError();
    }

    @Override
    public RecordDecoder<LaneRecord> decoder(Partner partner, Reading reading) {
      throw new AssertionError();
    }
  }
}
