package org.estuaire.exchange.landing;

/** The way by which bytes came. */
public enum Channel {
  /** The partner's SFTP home. */
  SFTP,
  /** A watched folder. */
  FOLDER,
  /** An operator's command. */
  COMMAND,
  /** The night of samples that comes with the program. */
  SAMPLES
}
