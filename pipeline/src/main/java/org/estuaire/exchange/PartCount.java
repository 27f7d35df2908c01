package org.estuaire.exchange;

/**
 * What became of the parts of a record that reached the repository.
 *
 * @param loaded new, or a change of what was known
 * @param known the repository already said exactly this
 * @param superseded kept as history only: a newer or a final version stood before they came
 */
public record PartCount(int loaded, int known, int superseded) {

  public static final PartCount NONE = new PartCount(0, 0, 0);

  public int total() {
    return loaded + known + superseded;
  }

  public PartCount plus(PartCount other) {
    return new PartCount(loaded + other.loaded, known + other.known, superseded + other.superseded);
  }
}
