package org.estuaire.repository;

import java.sql.SQLException;

/** Tells what PostgreSQL refuses an account from everything else that may go wrong. */
public final class PermissionDenied {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private PermissionDenied() {}

  /** Whether the account lacks a right: itself, or what it was caused by. */
  public static boolean isReasonOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal
          && INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
