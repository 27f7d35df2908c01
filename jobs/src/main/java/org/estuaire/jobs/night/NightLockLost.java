package org.estuaire.jobs.night;

/**
 * The session that held the lock of this night is gone: another night may have begun, so this one
 * ends where it is. What it has committed stays; the next one resumes from there.
 */
public final class NightLockLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NightLockLost() {
    super("the session that held the lock of the night is gone");
  }
}
