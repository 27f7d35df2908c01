package org.estuaire.exchange;

/** What became of a record. Every record that was received has exactly one. */
public enum RecordOutcome {
  LOADED,
  REJECTED,
  HELD,
  ALREADY_KNOWN
}
