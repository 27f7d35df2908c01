package org.estuaire.repository;

/**
 * The schemas are not at the version of this program, and the current account does not own them:
 * their owner has to migrate them first.
 */
public final class PendingMigrations extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int count;

  PendingMigrations(int count) {
    super(count + " migrations are pending");
    this.count = count;
  }

  /** How many steps are missing. */
  public int count() {
    return count;
  }
}
