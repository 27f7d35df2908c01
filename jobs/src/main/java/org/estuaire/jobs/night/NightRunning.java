package org.estuaire.jobs.night;

/** A second nightly run was asked for while one is going on. */
public final class NightRunning extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NightRunning() {
    super("a nightly run is going on in another process");
  }
}
