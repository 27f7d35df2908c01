package org.estuaire.exchange;

/** What a finding does to its record. */
public enum Severity {
  /** Worth telling the sender; the record is loaded. */
  WARNING,
  /** The record is kept out of the repository until somebody fixes the cause. */
  ERROR,
  /** The record waits for a decision about the person that it names. */
  HOLD
}
