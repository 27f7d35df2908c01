package org.estuaire.exchange.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.RecordType;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a lane's pending deliveries, in order, as prepared chunks of one record type each:
 * a chunk ends where deliveries of another type begin. One thread cuts ahead, others decode and
 * normalise, while the caller's transaction waits for the database. What is in flight is bounded by
 * records and by bytes.
 */
public final class ChunkSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkSource.class);

  /**
   * Chunks that are being prepared while one is loaded: preparing takes less time than loading, and
   * what lives through collections costs processor time.
   */
  private static final int AHEAD = 1;

  private static final long GRACE_SECONDS = 30;

  private final List<Cutting<?>> runs;
  private final InHand inHand;
  private final int threads;
  private final ExecutorService cutter;
  private final ExecutorService workers;
  private final Deque<Future<Optional<Slices<?>>>> ahead = new ArrayDeque<>();
  private boolean onlySuspectsLeft;

  /** Place of the run that is being cut: by the cutter's thread, for suspects by the caller's. */
  private int run;

  private boolean dies;

  /**
   * @param runs what is pending, cut where the record type changes; suspects come last
   */
  ChunkSource(List<Cutting<?>> runs, InHand inHand, int threads) {
    this.runs = List.copyOf(runs);
    this.inHand = inHand;
    this.threads = threads;
    this.cutter = Executors.newSingleThreadExecutor(task -> daemon(task, "estuaire-cut"));
    this.workers = Executors.newFixedThreadPool(threads, task -> daemon(task, "estuaire-decode"));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A chunk while it is being prepared by several threads. */
  private record Slices<R extends LaneRecord>(
      RecordType<R> type, List<CompletableFuture<List<PreparedRecord<R>>>> slices) {

    PreparedChunk<R> join() {
      List<PreparedRecord<R>> records = new ArrayList<>();
      slices.forEach(slice -> records.addAll(slice.join()));
      return new PreparedChunk<>(type, records);
    }
  }

  /** The next chunk, or empty when every pending delivery has been read to its end. */
  public Optional<PreparedChunk<?>> next() throws IOException, SQLException {
    try {
      return nextOfAll();
    } catch (IOException | SQLException | RuntimeException | Error failure) {
      if (MemoryExhausted.isIn(failure)) {
        dies();
      }
      throw failure;
    }
  }

  /**
   * The process comes to its end over what is in progress, though it may close everything in order
   * before: memory that runs out is as good as a death.
   */
  public void dies() {
    dies = true;
  }

  private Optional<PreparedChunk<?>> nextOfAll() throws IOException, SQLException {
    Optional<Slices<?>> chunk = onlySuspectsLeft ? suspect() : readAhead();
    if (chunk.isEmpty() && !onlySuspectsLeft) {
      onlySuspectsLeft = true;
      run = 0;
      chunk = suspect();
    }
    return chunk.isEmpty() ? Optional.empty() : Optional.of(decoded(chunk.get()));
  }

  private static PreparedChunk<?> decoded(Slices<?> chunk) throws IOException, SQLException {
    try {
      return chunk.join();
    } catch (CompletionException e) {
      throw failure(requireNonNull(e.getCause()));
    }
  }

  @Override
  public void close() throws IOException {
    cutter.shutdownNow();
    workers.shutdownNow();
    try {
      if (!cutter.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("cutting does not end");
      }
      for (Cutting<?> run : runs) {
        run.close();
      }
      if (!dies) {
        inHand.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      // The database is unavailable: the next start tries these deliveries alone, which only costs
      // time.
      LOG.info("attempts can't be taken back: SQLSTATE {}", e.getSQLState());
    }
  }

  /**
   * The next chunk without suspects; empty when there is none. The one that is handed out does not
   * count as ahead: others are prepared while the caller loads it.
   */
  private Optional<Slices<?>> readAhead() throws IOException, SQLException {
    while (ahead.size() <= AHEAD) {
      ahead.add(cutter.submit(() -> cut(false)));
    }
    Optional<Slices<?>> next = result(ahead.remove());
    if (next.isEmpty()) {
      // The others are empty too. From here on the caller's thread cuts: the cutter must be done.
      while (!ahead.isEmpty()) {
        result(ahead.remove());
      }
    }
    return next;
  }

  /** Decoded alone: nothing else may be in flight when it kills the process. */
  private Optional<Slices<?>> suspect() throws IOException, SQLException {
    return cut(true);
  }

  /** The records of the run at hand, or of the next one that has some. */
  private Optional<Slices<?>> cut(boolean suspect) throws IOException, SQLException {
    Optional<Slices<?>> chunk = Optional.empty();
    while (chunk.isEmpty() && run < runs.size()) {
      chunk = cut(runs.get(run), suspect);
      run += chunk.isEmpty() ? 1 : 0;
    }
    return chunk;
  }

  private <R extends LaneRecord> Optional<Slices<?>> cut(Cutting<R> run, boolean suspect)
      throws IOException, SQLException {
    List<Cutting.Cut<R>> cut = suspect ? run.nextOfSuspect() : run.next();
    return cut.isEmpty() ? Optional.empty() : Optional.of(new Slices<>(run.type(), decode(cut)));
  }

  private static Optional<Slices<?>> result(Future<Optional<Slices<?>>> task)
      throws IOException, SQLException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while cutting");
    } catch (ExecutionException e) {
      throw failure(requireNonNull(e.getCause()));
    }
  }

  private static IOException failure(Throwable cause) throws SQLException {
    if (cause instanceof SQLException refused) {
      throw refused;
    }
    if (cause instanceof RuntimeException mistake) {
      throw mistake;
    }
    if (cause instanceof Error grave) {
      throw grave;
    }
    return (IOException) cause;
  }

  private <R extends LaneRecord> List<CompletableFuture<List<PreparedRecord<R>>>> decode(
      List<Cutting.Cut<R>> cut) {
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
}
