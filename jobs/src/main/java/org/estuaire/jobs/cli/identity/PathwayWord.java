package org.estuaire.jobs.cli.identity;

import org.estuaire.exchange.Worded;

/** What the commands on pathways say. */
enum PathwayWord implements Worded {
  PATIENT,
  PRACTICE,
  TEST,
  LAST,
  DUE,
  DAYS_LATE,
  NEVER,
  NOTHING_OVERDUE,
  OVERDUE,
  UNKNOWN_PATHWAY,
  NOTHING_TO_SHOW,
  PATHWAYS,
  LATE,
  RIGHTS,
  CIRCLE
}
