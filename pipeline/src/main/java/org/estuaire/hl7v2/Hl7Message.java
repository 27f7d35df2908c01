package org.estuaire.hl7v2;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Norm;

/** The segments of one message, in their order. */
public record Hl7Message(Delimiters delimiters, List<Segment> segments) {

  public static final Norm NORM =
      new Norm(Hl7Finding.IDENTIFIER_TOO_LONG, Hl7Finding.DATE_UNREADABLE, Hl7Time::stated);

  public Hl7Message {
    segments = List.copyOf(segments);
  }

  /** The segment MSH; every message begins with one. */
  public Segment header() {
    return segments.get(0);
  }

  public Optional<Segment> first(String name) {
    return segments.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "Hl7Message[" + segments.size() + " segments]";
  }
}
