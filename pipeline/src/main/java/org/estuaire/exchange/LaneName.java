package org.estuaire.exchange;

import java.util.Arrays;
import java.util.Locale;

/** The ways that a record can take; their order is the order in which a night loads them. */
public enum LaneName {
  /** First, so that the persons of the other lanes are already known. */
  IDENTITY("identités", "identities"),
  LAB("biologie", "laboratory"),
  SOCIAL("social", "social"),
  BILLING("facturation", "billing");

  private final String french;
  private final String english;

  LaneName(String french, String english) {
    this.french = french;
    this.english = english;
  }

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

  /** As people are told. */
  public String words(Language language) {
    return language.choose(french, english);
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
