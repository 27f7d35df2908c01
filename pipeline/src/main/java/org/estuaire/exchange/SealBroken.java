package org.estuaire.exchange;

import org.jspecify.annotations.Nullable;

/** A sealed piece does not open at its place. What it holds must not be used. */
public final class SealBroken extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient SealedPlace place;

  public SealBroken(SealedPlace place, @Nullable Throwable cause) {
    super(place + " does not open at its place", cause);
    this.place = place;
  }

  /** What is sealed, and for whom it should be. */
  public SealedPlace place() {
    return place;
  }
}
