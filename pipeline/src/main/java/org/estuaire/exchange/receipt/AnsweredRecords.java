package org.estuaire.exchange.receipt;

import static java.util.Objects.requireNonNull;

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
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/**
 * The records of a delivery as they were sent, each with its outcome from the ledger; one pass,
 * bounded memory.
 */
final class AnsweredRecords implements Iterator<AnsweredRecord> {

  /** Records looked up at once. */
  static final int WINDOW = 1000;

  private final Connection connection;
  private final LedgerView ledger;
  private final long deliveryId;
  private final RecordSplitter records;
  private final int read;
  private Map<Integer, RecordAnswer> answers;
  private Optional<RawRecord> next;

  /**
   * Reads a delivery.
   *
   * @param read records that have an outcome; those behind them were set aside
   * @param first answers to the first {@link #WINDOW} records, by ordinal; the others are looked up
   */
  AnsweredRecords(
      Connection connection,
      LedgerView ledger,
      long deliveryId,
      RecordSplitter records,
      int read,
      Map<Integer, RecordAnswer> first)
      throws IOException {
    this.connection = connection;
    this.ledger = ledger;
    this.deliveryId = deliveryId;
    this.records = records;
    this.read = read;
    this.answers = first;
    this.next = nextRead();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public AnsweredRecord next() {
    RawRecord raw = next.orElseThrow(NoSuchElementException::new);
    try {
      RecordAnswer answer = answer(raw.place().ordinal());
      next = nextRead();
      return new AnsweredRecord(raw, answer.outcome(), answer.findings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("the ledger can't be read", e));
    }
  }

  private Optional<RawRecord> nextRead() throws IOException {
    return records.next().filter(raw -> raw.place().ordinal() <= read);
  }

  private RecordAnswer answer(int ordinal) throws SQLException {
    if (!answers.containsKey(ordinal)) {
      answers =
          ledger
              .answers(connection, List.of(deliveryId), ordinal, ordinal + WINDOW - 1)
              .getOrDefault(deliveryId, Map.of());
    }
    return requireNonNull(answers.get(ordinal));
  }
}
