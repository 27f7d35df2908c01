package org.estuaire.lab.distribution;

import java.io.IOException;

/** A file could not be handed over to a practice now. */
public final class NotHandedOver extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason code of a finding, as operators are shown it
   */
  public NotHandedOver(String reason) {
    super(reason);
  }
}
