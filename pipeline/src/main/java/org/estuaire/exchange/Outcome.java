package org.estuaire.exchange;

import java.util.List;

/** What the rules of a lane say of a readable record. */
public sealed interface Outcome<R> {

  record Accepted<R>(R record, List<Finding> warnings) implements Outcome<R> {}

  record Rejected<R>(String key, List<Finding> why) implements Outcome<R> {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Rejected[" + why + "]";
    }
  }
}
