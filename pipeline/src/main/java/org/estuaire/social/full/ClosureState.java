package org.estuaire.social.full;

/** What became of the rights that a delivery does not name. */
public enum ClosureState {
  /** Its sender sends no full files. */
  DELTA,
  /** A later full file was here before. */
  OLDER,
  /** What it names is not known for sure. */
  UNSURE,
  /** Every right that it does not name is closed. */
  DONE,
  /** Nothing is closed until an operator says so. */
  WAITING,
  /** An operator said that nothing is to be closed. */
  DECLINED
}
