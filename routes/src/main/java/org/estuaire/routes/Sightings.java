package org.estuaire.routes;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.estuaire.exchange.landing.FileState;

/**
 * Since when each file looks as it does now, as seen from pass to pass and measured on a clock that
 * only goes forward. A file's own date is no evidence: copying tools keep the sender's.
 */
final class Sightings {

  private record Sighting(FileState state, long sinceNanos) {}

  private final LongSupplier nanos;
  private final Map<Path, Sighting> seen = new HashMap<>();

  Sightings(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Notes what a file looks like, and tells whether it has looked so for long enough. */
  synchronized boolean unchangedFor(Duration quiet, Path file, FileState state) {
    Sighting before = seen.get(file);
    if (before == null || !before.state().equals(state)) {
      seen.put(file, new Sighting(state, nanos.getAsLong()));
      return quiet.isZero();
    }
    return nanos.getAsLong() - before.sinceNanos() >= quiet.toNanos();
  }

  /** Forgets the files of a folder that are gone. */
  synchronized void keepOnly(Path folder, Set<Path> present) {
    seen.keySet()
        .removeIf(
            file -> requireNonNull(file.getParent()).equals(folder) && !present.contains(file));
  }
}
