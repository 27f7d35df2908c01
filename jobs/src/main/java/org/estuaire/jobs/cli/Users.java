package org.estuaire.jobs.cli;

import org.estuaire.exchange.Worded;

/** For whom commands are: the parts of the list that {@code estuaire --help} shows. */
public enum Users implements Worded {
  OPERATOR,
  SOURCE,
  IDENTITY,
  STUDY,
  ENGINEER
}
