package org.estuaire.lab.hl7;

import java.util.List;
import java.util.Optional;

/** The segments of one message, in their order. */
record Hl7Message(Delimiters delimiters, List<Segment> segments) {

  Hl7Message {
    segments = List.copyOf(segments);
  }

  /** The segment MSH; every message begins with one. */
  Segment header() {
    return segments.get(0);
  }

  Optional<Segment> first(String name) {
    return segments.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "Hl7Message[" + segments.size() + " segments]";
  }
}
