package org.estuaire.exchange;

import java.util.List;
import java.util.Optional;

/** What a format made of the bytes of one record. */
public sealed interface Decoded<R> {

  /**
   * The parts that were sent, counted from the bytes; empty for a record that has none, and where
   * the bytes could not be understood so far.
   */
  Optional<Tally> tally();

  /** The record as the sender meant it, with what is odd but harmless about its form. */
  record Readable<R>(R record, List<Finding> warnings, Optional<Tally> tally)
      implements Decoded<R> {

    /** A record without parts. */
    public Readable(R record, List<Finding> warnings) {
      this(record, warnings, Optional.empty());
    }
  }

  /**
   * The form is broken.
   *
   * @param key the record's natural key where it could still be read, else empty
   */
  record Unreadable<R>(String key, List<Finding> why, Optional<Tally> tally) implements Decoded<R> {

    /** A record without parts, or of which nothing could be counted. */
    public Unreadable(String key, List<Finding> why) {
      this(key, why, Optional.empty());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Unreadable[" + why + "]";
    }
  }
}
