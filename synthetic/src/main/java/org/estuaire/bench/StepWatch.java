package org.estuaire.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.night.NightProgress;
import org.jspecify.annotations.Nullable;

/** Measures one step of a night, and records it where a profile is wanted. */
final class StepWatch implements NightProgress, AutoCloseable {

  private final String step;
  private final String next;
  private final DataSource database;
  private final Optional<Path> profile;
  private @Nullable Heap heap;
  private @Nullable Recording recording;
  private @Nullable CpuTime used;
  private long nanos;

  /**
   * @param next the step behind it
   * @param profile the file that a flight recording of the step goes to
   */
  StepWatch(String step, String next, DataSource database, Optional<Path> profile) {
    this.step = step;
    this.next = next;
    this.database = database;
    this.profile = profile;
  }

  @Override
  public void step(String name) {
    try {
      if (name.equals(step)) {
        begin();
      } else if (name.equals(next)) {
        end();
      }
    } catch (SQLException | IOException | ParseException e) {
      throw new IllegalStateException("a step can't be measured", e);
    }
  }

  private void begin() throws SQLException, IOException, ParseException {
    heap = Heap.watched();
    if (profile.isPresent()) {
      recording = new Recording(Configuration.getConfiguration("profile"));
      // Each wait for the database and for the disk.
      recording.enable("jdk.SocketRead").withoutThreshold();
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.start();
    }
    used = CpuTime.now(database);
    nanos = System.nanoTime();
  }

  private void end() throws SQLException, IOException {
    nanos = System.nanoTime() - nanos;
    used = CpuTime.now(database).since(requireNonNull(used));
    requireNonNull(heap).close();
    if (recording != null) {
      recording.stop();
      recording.dump(profile.orElseThrow());
    }
  }

  @Override
  public void chunk(LaneName lane, LoadCount count, Duration took) {}

  Duration took() {
    return Duration.ofNanos(nanos);
  }

  CpuTime cpu() {
    return requireNonNull(used);
  }

  /** In MB. */
  long peakHeap() {
    return requireNonNull(heap).peak();
  }

  @Override
  public void close() {
    if (heap != null) {
      heap.close();
    }
    if (recording != null) {
      recording.close();
    }
  }
}
