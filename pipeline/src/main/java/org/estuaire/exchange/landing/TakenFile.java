package org.estuaire.exchange.landing;

import java.nio.file.Path;
import org.estuaire.exchange.Finding;

/** What became of one of several files that were to be taken in. */
public sealed interface TakenFile {

  Path file();

  /** Durable in landing zone and ledger; the file may be removed. */
  record Taken(Path file, Arrival arrival) implements TakenFile {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Taken[" + arrival + "]";
    }
  }

  /** Nothing of it is known; the file stays. */
  record Refused(Path file, Finding why) implements TakenFile {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Refused[" + why + "]";
    }
  }
}
