package org.estuaire.exchange.landing;

/** The way by which bytes came. */
public enum Channel {
  /** The partner's SFTP home. */
  SFTP,
  /** The partner's own SFTP server, from which it was fetched. */
  PULL,
  /** A message in the mailbox that is kept for the partner. */
  MAIL,
  /** A message on the MLLP listener. */
  MLLP,
  /** A file of an archive that came by one of the other ways. */
  ARCHIVE,
  /** A watched folder. */
  FOLDER,
  /** An operator's command. */
  COMMAND,
  /** The night of samples that comes with the program. */
  SAMPLES
}
