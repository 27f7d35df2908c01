package org.estuaire.exchange.trouble;

/**
 * How often the process came to an end over one thing. An end of its own choice is no death; where
 * the database went away under it, that is a loss: as a rule the server's own trouble, but a thing
 * over which it is lost again and again, alone, is set aside as well.
 */
public final class Deaths {

  /** After this many deaths, wherever in it they were, a thing is set aside. */
  public static final int SET_ASIDE = 2;

  /** After this many losses it is set aside too. */
  private static final int LOSSES_SET_ASIDE = 5;

  /**
   * In a statement, of a row with {@code attempts} and {@code losses}: 0 where nothing speaks
   * against it, {@link #SET_ASIDE} or more where it is set aside, else it is suspect.
   */
  public static final String COUNT =
      "greatest(attempts, CASE WHEN losses >= "
          + LOSSES_SET_ASIDE
          + " THEN losses ELSE least(losses, 1) END)";

  private Deaths() {}
}
