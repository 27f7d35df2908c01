package org.estuaire.repository;

import java.time.temporal.Temporal;

/**
 * ISO forms of times, the latest of them remembered: rows that follow each other mostly tell the
 * same times again, and writing a time costs more than all else in a row.
 */
final class TimeForms {

  /** A power of two: more than the times of one record. */
  private static final int REMEMBERED = 16;

  private final Temporal[] times = new Temporal[REMEMBERED];
  private final String[] forms = new String[REMEMBERED];

  String of(Temporal time) {
    int hash = time.hashCode();
    int at = (hash ^ hash >>> 16) & REMEMBERED - 1;
    if (!time.equals(times[at])) {
      times[at] = time;
      forms[at] = time.toString();
    }
    return forms[at];
  }
}
