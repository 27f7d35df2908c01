package org.estuaire.exchange;

/**
 * The second balance: what became of the parts of records.
 *
 * @param read parts that were sent
 * @param leftOut parts that become no rows, each with its reason
 * @param waiting parts of records in quarantine
 * @param uncounted records whose parts are in none of the other figures: they can't be understood
 *     so far, or an earlier version has loaded them
 */
public record PartBalance(
    long read,
    long loaded,
    long known,
    long superseded,
    long leftOut,
    long waiting,
    long uncounted) {

  public static final PartBalance NONE = new PartBalance(0, 0, 0, 0, 0, 0, 0);

  /** Of one record of which nothing could be counted. */
  public static final PartBalance UNCOUNTED = new PartBalance(0, 0, 0, 0, 0, 0, 1);

  /** Of one record in quarantine. */
  public static PartBalance waiting(Tally tally) {
    return new PartBalance(tally.read(), 0, 0, 0, 0, tally.read(), 0);
  }

  /** Of one record that reached the repository. */
  public static PartBalance taken(Tally tally, PartCount count) {
    return new PartBalance(
        tally.read(), count.loaded(), count.known(), count.superseded(), tally.left(), 0, 0);
  }

  public boolean closes() {
    return read == loaded + known + superseded + leftOut + waiting;
  }

  public PartBalance plus(PartBalance other) {
    return new PartBalance(
        read + other.read,
        loaded + other.loaded,
        known + other.known,
        superseded + other.superseded,
        leftOut + other.leftOut,
        waiting + other.waiting,
        uncounted + other.uncounted);
  }

  public PartBalance minus(PartBalance other) {
    return plus(
        new PartBalance(
            -other.read,
            -other.loaded,
            -other.known,
            -other.superseded,
            -other.leftOut,
            -other.waiting,
            -other.uncounted));
  }
}
