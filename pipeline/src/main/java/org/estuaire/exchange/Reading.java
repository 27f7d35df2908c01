package org.estuaire.exchange;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to read one delivery: found once by {@link RecordFormat#inspect} and kept with the delivery,
 * so that a restart or a replay reads it in the same way.
 *
 * @param attributes what else the format needs to decode one record alone, for example the header
 *     line of a CSV file
 */
public record Reading(Charset charset, Map<String, String> attributes) {

  private static final String RECEIVED_AT = "received-at";

  public Reading {
    attributes = Map.copyOf(attributes);
  }

  /** The same for a delivery that came at a time. */
  public Reading receivedAt(Instant moment) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put(RECEIVED_AT, moment.toString());
    return new Reading(charset, all);
  }

  /** When the delivery came; empty while it is only inspected. */
  public Optional<Instant> receivedAt() {
    return Optional.ofNullable(attributes.get(RECEIVED_AT)).map(Instant::parse);
  }
}
