package org.estuaire.exchange;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * How to read one delivery: found once by {@link RecordFormat#inspect} and kept with the delivery,
 * so that a restart or a replay reads it in the same way.
 *
 * @param attributes what else the format needs to decode one record alone, for example the header
 *     line of a CSV file
 */
public record Reading(Charset charset, Map<String, String> attributes) {

  public Reading {
    attributes = Map.copyOf(attributes);
  }
}
