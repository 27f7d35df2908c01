package org.estuaire.jobs.report;

import org.estuaire.exchange.Worded;

/** What the curve of an analyte says. */
enum TrendWord implements Worded {
  COLLECTED,
  LABORATORY,
  ORDER,
  RANGE,
  FLAG,
  SENT,
  REMARKS,
  REPLACES,
  CORRECTED,
  PRELIMINARY,
  OTHER_METHOD,
  THE_OTHER_METHOD,
  OTHER_LABORATORY,
  UNITS_DISAGREE,
  PERSON,
  DRAWN_ON,
  NOTHING_COMPARABLE,
  APART,
  LEGEND
}
