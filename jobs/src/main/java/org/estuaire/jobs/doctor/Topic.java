package org.estuaire.jobs.doctor;

import org.estuaire.exchange.Worded;

/** What is looked at, in the order in which one thing rests on the other. */
public enum Topic implements Worded {
  JAVA,
  CONFIGURATION,
  DISK,
  KEY,
  DATABASE,
  CLOCK,
  PORTS,
  TABLES,
  NIGHTS
}
