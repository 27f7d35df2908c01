package org.estuaire.jobs.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.CoreConstants;
import java.sql.SQLException;
import java.util.Optional;
import org.estuaire.bytes.ControlCharacters;

/**
 * Writes exceptions with their causes and frames, but without the messages of libraries: parsers
 * and drivers quote the values that they couldn't take. Messages of our own exceptions name rules
 * and places only and are kept, and the SQLSTATE of a database error says what its message would.
 */
public final class SafeStackTrace extends ThrowableProxyConverter {

  private static final String OURS = "org.estuaire.";

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    StringBuilder text = new StringBuilder();
    append(text, "", thrown);
    return text.toString();
  }

  private static void append(StringBuilder text, String role, IThrowableProxy thrown) {
    text.append(role).append(title(thrown)).append(CoreConstants.LINE_SEPARATOR);
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    int own = frames.length - thrown.getCommonFrames();
    for (int i = 0; i < own; i++) {
      text.append("\tat ")
          .append(frames[i].getStackTraceElement())
          .append(CoreConstants.LINE_SEPARATOR);
    }
    if (own < frames.length) {
      text.append("\t... ").append(frames.length - own).append(" common frames");
      text.append(CoreConstants.LINE_SEPARATOR);
    }
    for (IThrowableProxy suppressed : thrown.getSuppressed()) {
      append(text, "Suppressed: ", suppressed);
    }
    if (thrown.getCause() != null) {
      append(text, "Caused by: ", thrown.getCause());
    }
  }

  private static String title(IThrowableProxy thrown) {
    return thrown.getClassName()
        + ownMessage(thrown).map(message -> ": " + message).orElse("")
        + sqlState(thrown).map(state -> " [SQLSTATE " + state + "]").orElse("");
  }

  private static Optional<String> ownMessage(IThrowableProxy thrown) {
    return Optional.ofNullable(thrown.getMessage())
        .filter(message -> thrown.getClassName().startsWith(OURS))
        .filter(message -> !repeatsItsCause(message, thrown))
        .map(ControlCharacters::shown);
  }

  /** An exception that was given a cause and no message bears the cause's. */
  private static boolean repeatsItsCause(String message, IThrowableProxy thrown) {
    IThrowableProxy cause = thrown.getCause();
    return cause != null && message.startsWith(cause.getClassName());
  }

  private static Optional<String> sqlState(IThrowableProxy thrown) {
    return thrown instanceof ThrowableProxy proxy
            && proxy.getThrowable() instanceof SQLException failure
        ? Optional.ofNullable(failure.getSQLState())
        : Optional.empty();
  }
}
