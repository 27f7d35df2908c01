package org.estuaire.lab.model;

/** The parts of a report that a rule may speak of. */
public enum ReportField {
  SENDER,
  ISSUED,
  /** The names of the person. */
  NAMES
}
