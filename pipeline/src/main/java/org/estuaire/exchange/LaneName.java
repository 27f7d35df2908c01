package org.estuaire.exchange;

import java.util.Arrays;
import java.util.Locale;

/** The ways that a record can take; their order is the order in which a night loads them. */
public enum LaneName implements Worded {
  /** First, so that the persons of the other lanes are already known. */
  IDENTITY,
  LAB,
  SOCIAL,
  BILLING;

  /**
   * Whether its records are made of parts that have a balance of their own ({@link Tally}): the
   * results of laboratory reports. Where not, a record is what is counted.
   */
  public boolean countsParts() {
    return this == LAB;
  }

  /** The name in configuration, tables and metrics. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people are told of a lane that a table names; a name that nobody knows stays as it is. */
  public static String words(String code, Language language) {
    return Arrays.stream(values())
        .filter(lane -> lane.code().equals(code))
        .map(lane -> lane.words(language))
        .findFirst()
        .orElse(code);
  }

  /** The lane that a table names. */
  public static LaneName of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
