package org.estuaire.lab.model;

/** The parts of a result that a rule may speak of. */
public enum ResultField {
  CODE,
  SUB_ID,
  VALUE,
  UNIT,
  RANGE,
  OBSERVED
}
