package org.estuaire.installation;

import java.io.IOException;

/** The sender's bytes can't be read: a fault of this one file, not of the landing zone. */
public final class UnreadableSource extends IOException {

  private static final long serialVersionUID = 1L;

  public UnreadableSource(IOException cause) {
    super("the source can't be read", cause);
  }
}
