package org.estuaire.jobs.cli;

import org.estuaire.exchange.Worded;

/** What all commands say. */
public enum CliWord implements Worded {
  FILE_MISSING,
  FILE_FORBIDDEN,
  FILE_IS_FOLDER,
  FILE_UNUSABLE,
  SETTING,
  INTERNAL_ERROR,
  OR,
  NOTHING_RECEIVED,
  UNKNOWN_PARTNER,
  SCHEMA_BEHIND,
  OTHER_PERSON_KEY,
  ANOTHER_RUN,
  DATABASE_HELD,
  LOCK_LOST,
  LEFT_OUT,
  MISTAKES,
  WRITTEN_TO
}
