package org.estuaire.exchange;

import java.util.Locale;

/** The ways that a record can take; their order is the order in which a night loads them. */
public enum LaneName {
  /** First, so that the persons of the other lanes are already known. */
  IDENTITY,
  LAB,
  SOCIAL,
  BILLING;

  /** The name in configuration, tables and metrics. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
