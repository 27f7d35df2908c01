package org.estuaire.identity.matching;

/** How far two values of a field agree; each {@link Field} says what its levels mean. */
public enum Level {
  /** One side at least does not state it: neither speaks for nor against. */
  MISSING,
  SAME,
  /** The same by a weaker way: the used name, a further given name, a date that proves little. */
  OTHER,
  /** A slip of the keyboard. */
  NEAR,
  /** Alike to the eye or the ear. */
  LIKE,
  /** A part of it agrees. */
  PART,
  /** Exchanged with its neighbour: name and given name, day and month, the lines of an address. */
  SWAPPED,
  DIFFERENT;

  static final int BITS = 3;
  static final int COUNT = 8;
}
