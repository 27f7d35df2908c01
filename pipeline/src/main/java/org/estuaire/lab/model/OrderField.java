package org.estuaire.lab.model;

/** The parts of an order that a rule may speak of. */
public enum OrderField {
  NUMBER,
  /** The date of the version, wherever it was taken from. */
  VERSION,
  COLLECTED,
  RECEIVED
}
