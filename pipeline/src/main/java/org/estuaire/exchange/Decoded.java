package org.estuaire.exchange;

import java.util.List;

/** What a format made of the bytes of one record. */
public sealed interface Decoded<R> {

  /** The record as the sender meant it, with what is odd but harmless about its form. */
  record Readable<R>(R record, List<Finding> warnings) implements Decoded<R> {}

  /**
   * The form is broken.
   *
   * @param key the record's natural key where it could still be read, else empty
   */
  record Unreadable<R>(String key, List<Finding> why) implements Decoded<R> {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Unreadable[" + why + "]";
    }
  }
}
