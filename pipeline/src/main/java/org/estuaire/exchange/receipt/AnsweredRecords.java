package org.estuaire.exchange.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.estuaire.exchange.AnsweredRecord;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.RecordSplitter;

/**
 * The records of a delivery as they were sent, each with its outcome from the ledger; one pass,
 * bounded memory.
 */
final class AnsweredRecords implements Iterator<AnsweredRecord> {

  /** Records looked up at once. */
  private static final int WINDOW = 1000;

  private final Connection connection;
  private final LedgerView ledger;
  private final long deliveryId;
  private final RecordSplitter records;
  private Map<Integer, RecordOutcome> outcomes = Map.of();
  private Map<Integer, List<Finding>> findings = Map.of();
  private Optional<RawRecord> next;

  AnsweredRecords(Connection connection, LedgerView ledger, long deliveryId, RecordSplitter records)
      throws IOException {
    this.connection = connection;
    this.ledger = ledger;
    this.deliveryId = deliveryId;
    this.records = records;
    this.next = records.next();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public AnsweredRecord next() {
    RawRecord raw = next.orElseThrow(NoSuchElementException::new);
    try {
      int ordinal = raw.place().ordinal();
      if (!outcomes.containsKey(ordinal)) {
        outcomes = ledger.outcomes(connection, deliveryId, ordinal, ordinal + WINDOW - 1);
        findings = ledger.findings(connection, deliveryId, ordinal, ordinal + WINDOW - 1);
      }
      next = records.next();
      return new AnsweredRecord(
          raw, outcomes.get(ordinal), findings.getOrDefault(ordinal, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("the ledger can't be read", e));
    }
  }
}
