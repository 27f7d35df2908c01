package org.estuaire.jobs.process;

/**
 * Exit codes, a contract with the scripts that call this program ({@code docs/operator-guide.md}).
 */
public final class ExitCode {

  public static final int OK = 0;

  /** A defect of ours. */
  public static final int INTERNAL = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The configuration is wrong. */
  public static final int CONFIGURATION = 3;

  /** The run stopped before its end; starting it again goes on where it stopped. */
  public static final int INCOMPLETE = 4;

  /** Nothing was found under that key or number. */
  public static final int NOT_FOUND = 5;

  /** Another run is going on. */
  public static final int BUSY = 6;

  /** The request was refused: an incomplete study, a file that can't be taken. */
  public static final int REFUSED = 7;

  /** Memory ran out; the next run goes round what it was about. */
  public static final int MEMORY = 8;

  private ExitCode() {}
}
