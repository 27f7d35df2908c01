package org.estuaire.jobs.cli.source;

import org.estuaire.exchange.Worded;

/** What the commands of whoever connects a source say. */
public enum SourceWord implements Worded {
  STAY_UNMAPPED,
  WOULD_CHANGE_MEANING,
  ASK_READ_AGAIN,
  NOTHING_TO_READ_AGAIN,
  READ_AGAIN,
  NOTHING_CHANGED,
  LABORATORY,
  UNIT,
  BEFORE,
  AFTER,
  RESULTS,
  EARLIER,
  DECISION,
  FINDINGS,
  TO_READ_AGAIN,
  CHANGES_MEANING,
  REFUSED_CONTRADICTION,
  LEFT_UNSURE,
  UNCHANGED,
  CHANGED_NEEDS_MORE,
  ROWS_IMPORTED,
  ALL_MAPPED,
  LABEL,
  MAYBE,
  WHO_DECIDES_MAPPINGS
}
