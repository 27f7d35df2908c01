package org.estuaire.jobs.doctor;

import org.estuaire.exchange.Worded;

/** What was seen of a topic. */
public enum DoctorWord implements Worded {
  JAVA_IS,
  PARTNERS,
  CONFIGURATION_NOT_READ,
  DISK_FREE,
  KEY_FITS,
  NO_KEY_YET,
  NOT_SEEN,
  DATABASE_IS,
  DATABASE_NOT_MADE,
  CLOCKS_AGREE,
  SERVE_RUNS,
  PORTS_FREE,
  TABLES_IN_USE,
  LAST_NIGHT,
  NO_NIGHT_YET
}
