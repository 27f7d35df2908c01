package org.estuaire.repository;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;

/**
 * Tells the failures of a statement that lie with the server or the account from those that lie
 * with the statement.
 */
public final class DatabaseTrouble {

  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String UNKNOWN_DATABASE = "3D000";
  private static final String CONNECTION_GONE = "08003";

  /** What a pool says, without a state, of a connection that broke under whoever used it. */
  private static final String TAKEN_AWAY = "Connection is closed";

  private DatabaseTrouble() {}

  /** What the server has, when that is the cause of a failure. */
  public static Optional<Finding> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> of(cause).stream())
        .findFirst();
  }

  private static Optional<Finding> of(Throwable cause) {
    if (cause instanceof UnusableDatabase unusable) {
      return Optional.of(unusable.why());
    }
    return cause instanceof SQLException failure
        ? Optional.ofNullable(state(failure))
            .flatMap(state -> finding(state).map(code -> Finding.of(code, state)))
        : Optional.empty();
  }

  private static String state(SQLException failure) {
    return TAKEN_AWAY.equals(failure.getMessage()) ? CONNECTION_GONE : failure.getSQLState();
  }

  /** By the classes of PostgreSQL's documentation, appendix "Error Codes". */
  private static Optional<DatabaseFinding> finding(String state) {
    if (state.startsWith("08") || state.startsWith("57P")) {
      return Optional.of(DatabaseFinding.AWAY);
    }
    if (state.startsWith("28")) {
      return Optional.of(DatabaseFinding.LOGIN_REFUSED);
    }
    return switch (state) {
      case TOO_MANY_CONNECTIONS -> Optional.of(DatabaseFinding.FULL);
      case UNKNOWN_DATABASE -> Optional.of(DatabaseFinding.NO_DATABASE);
      default -> Optional.empty();
    };
  }
}
