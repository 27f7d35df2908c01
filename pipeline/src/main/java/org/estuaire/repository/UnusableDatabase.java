package org.estuaire.repository;

import org.estuaire.exchange.Finding;
import org.jspecify.annotations.Nullable;

/** The repository can't be opened as it is set up; nothing was changed in it. */
public final class UnusableDatabase extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  public UnusableDatabase(Finding why) {
    this(why, null);
  }

  UnusableDatabase(Finding why, @Nullable Throwable cause) {
    super(why.code().code(), cause);
    this.why = why;
  }

  /** The reason; its field is the setting that is wrong, where there is one. */
  public Finding why() {
    return why;
  }
}
