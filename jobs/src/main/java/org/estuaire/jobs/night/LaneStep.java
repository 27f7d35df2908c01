package org.estuaire.jobs.night;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.load.ChunkSource;
import org.estuaire.exchange.load.LaneLoading;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.load.PreparedChunk;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * A lane as a batch step. Its item is a prepared chunk, written in the step's transaction together
 * with Spring Batch's own progress. How far a delivery is stands in our ledger, so the step keeps
 * no state to restart from.
 */
final class LaneStep
    implements ItemStreamReader<PreparedChunk<?>>,
        ItemWriter<PreparedChunk<?>>,
        ChunkListener<PreparedChunk<?>, PreparedChunk<?>> {

  private final LaneLoading lane;
  private final DataSource database;
  private final NightLock lock;
  private final NightProgress progress;
  private final CrashPoint.Watch watch;
  private final int chunkRecords;
  private final int threads;
  private @Nullable ChunkSource source;

  /** Whether a chunk was loaded since the lane was opened. */
  private boolean loaded;

  LaneStep(
      LaneLoading lane,
      DataSource database,
      NightLock lock,
      NightProgress progress,
      CrashPoint.Watch watch,
      int chunkRecords,
      int threads) {
    this.lane = lane;
    this.database = database;
    this.lock = lock;
    this.progress = progress;
    this.watch = watch;
    this.chunkRecords = chunkRecords;
    this.threads = threads;
  }

  @Override
  public void open(ExecutionContext nothingKept) {
    try {
      source = lane.open(chunkRecords, threads);
    } catch (SQLException | IOException e) {
      throw new ItemStreamException("lane " + lane.name().code() + " can't be opened", e);
    }
  }

  @Override
  public @Nullable PreparedChunk<?> read() throws SQLException, IOException {
    Optional<PreparedChunk<?>> next = requireNonNull(source).next();
    if (next.isEmpty() && loaded) {
      next = again();
    }
    if (next.isEmpty()) {
      lane.end();
    }
    return next.orElse(null);
  }

  /**
   * Checks again what is pending. Nothing is, unless the database's server has died meanwhile and
   * lost chunks whose commits had not waited for the disk.
   */
  private Optional<PreparedChunk<?>> again() throws SQLException, IOException {
    loaded = false;
    requireNonNull(source).close();
    ChunkSource more = lane.openAgain(chunkRecords, threads);
    source = more;
    return more.next();
  }

  @Override
  public void write(Chunk<? extends PreparedChunk<?>> items) throws SQLException {
    lock.requireHeld();
    Connection tx = DataSourceUtils.getConnection(database);
    for (PreparedChunk<?> chunk : items) {
      long start = System.nanoTime();
      LoadCount count = write(tx, chunk);
      progress.chunk(lane.name(), count, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private LoadCount write(Connection tx, PreparedChunk<?> chunk) throws SQLException {
    try {
      return lane.write(tx, chunk);
    } catch (SQLException | RuntimeException | Error failure) {
      if (MemoryExhausted.isIn(failure)) {
        requireNonNull(source).dies();
      }
      throw failure;
    }
  }

  @Override
  public void afterChunk(Chunk<PreparedChunk<?>> committed) {
    loaded = true;
    watch.reached(CrashPoint.CHUNK_AFTER_COMMIT);
  }

  @Override
  public void close() {
    try {
      if (source != null) {
        source.close();
      }
    } catch (IOException e) {
      throw new ItemStreamException("lane " + lane.name().code() + " can't be closed", e);
    }
  }
}
