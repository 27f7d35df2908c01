package org.estuaire.jobs.cli.study;

import org.estuaire.exchange.Worded;

/** What the commands of evaluators say. */
public enum StudyWord implements Worded {
  UNKNOWN_STUDY,
  PERSONS,
  COUNT,
  ROWS,
  WRITTEN
}
