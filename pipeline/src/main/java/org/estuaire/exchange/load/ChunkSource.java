package org.estuaire.exchange.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.estuaire.exchange.LaneRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a lane's pending deliveries, in order, as prepared chunks. Cutting is done by the
 * caller's thread; decoding and normalising run ahead on others while the caller's transaction
 * waits for the database. What is in flight is bounded by records and by bytes.
 */
public final class ChunkSource<R extends LaneRecord> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkSource.class);

  /** Chunks that are being prepared while one is loaded. */
  private static final int AHEAD = 2;

  private final Cutting<R> cutting;
  private final LoadAttempts attempts;
  private final int threads;
  private final ExecutorService workers;
  private final Deque<List<CompletableFuture<List<PreparedRecord<R>>>>> ahead = new ArrayDeque<>();
  private final Set<Long> begun = new LinkedHashSet<>();

  ChunkSource(Cutting<R> cutting, LoadAttempts attempts, int threads) {
    this.cutting = cutting;
    this.attempts = attempts;
    this.threads = threads;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "estuaire-decode");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next chunk, or empty when every pending delivery has been read to its end. */
  public Optional<PreparedChunk<R>> next() throws IOException, SQLException {
    // A suspect delivery is decoded alone: nothing else may be in flight when it kills the process.
    while (ahead.size() < AHEAD && !(cutting.nextIsSuspect() && !ahead.isEmpty())) {
      List<Cutting.Cut<R>> cut = cutting.next();
      if (cut.isEmpty()) {
        break;
      }
      noteAttempts(cut);
      ahead.add(decode(cut));
      if (cutting.lastWasSuspect()) {
        break;
      }
    }
    List<CompletableFuture<List<PreparedRecord<R>>>> slices = ahead.poll();
    return slices == null ? Optional.empty() : Optional.of(join(slices));
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    cutting.close();
    try {
      attempts.forgive(begun);
    } catch (SQLException e) {
      // The database is away: the next start tries these deliveries alone, which only costs time.
      LOG.warn("attempts can't be taken back: SQLSTATE {}", e.getSQLState());
    }
  }

  private void noteAttempts(List<Cutting.Cut<R>> cut) throws SQLException {
    Set<PendingDelivery> fresh = new LinkedHashSet<>();
    for (Cutting.Cut<R> record : cut) {
      if (begun.add(record.delivery().id())) {
        fresh.add(record.delivery());
      }
    }
    if (!fresh.isEmpty()) {
      attempts.begin(fresh);
    }
  }

  private List<CompletableFuture<List<PreparedRecord<R>>>> decode(List<Cutting.Cut<R>> cut) {
    List<CompletableFuture<List<PreparedRecord<R>>>> slices = new ArrayList<>();
    int size = Math.max(1, (cut.size() + threads - 1) / threads);
    for (int from = 0; from < cut.size(); from += size) {
      List<Cutting.Cut<R>> slice = cut.subList(from, Math.min(cut.size(), from + size));
      slices.add(
          CompletableFuture.supplyAsync(
              () -> slice.stream().map(Cutting.Cut::prepare).toList(), workers));
    }
    return slices;
  }

  private PreparedChunk<R> join(List<CompletableFuture<List<PreparedRecord<R>>>> slices) {
    List<PreparedRecord<R>> records = new ArrayList<>();
    slices.forEach(slice -> records.addAll(slice.join()));
    return new PreparedChunk<>(records);
  }
}
