package org.estuaire.identity.reconcile;

import java.io.IOException;

/** A file is no cross-reference: not UTF-8, no CSV, or without its columns. */
public final class UnreadableCrossReference extends IOException {

  private static final long serialVersionUID = 1L;

  /** Without the cause's words: they may quote a line. */
  UnreadableCrossReference() {
    super("no cross-reference");
  }
}
