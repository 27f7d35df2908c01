package org.estuaire.jobs.cli;

/**
 * Exit codes, a contract with the scripts that call this program ({@code docs/operator-guide.md}).
 */
final class ExitCode {

  static final int OK = 0;

  /** A defect of ours. */
  static final int INTERNAL = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The configuration is wrong. */
  static final int CONFIGURATION = 3;

  /** The run stopped before its end; starting it again goes on where it stopped. */
  static final int INCOMPLETE = 4;

  /** Nothing was found under that key or number. */
  static final int NOT_FOUND = 5;

  /** Another run is going on. */
  static final int BUSY = 6;

  /** The request was refused: an incomplete study, a file that can't be taken. */
  static final int REFUSED = 7;

  /** Memory ran out; the next run goes round what it was about. */
  static final int MEMORY = 8;

  private ExitCode() {}
}
