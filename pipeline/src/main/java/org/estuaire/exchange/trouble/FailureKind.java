package org.estuaire.exchange.trouble;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.installation.FolderFailure;

/** What is said of a failure: never its words, which may quote a value. */
public final class FailureKind {

  private FailureKind() {}

  /** The folder that can't be used, the rule that was met, else the kind of the innermost cause. */
  public static String of(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> told(cause).stream())
        .findFirst()
        .orElseGet(() -> innermost(failure));
  }

  private static Optional<String> told(Throwable cause) {
    if (cause instanceof FolderFailure folder) {
      return Optional.of(folder.brief());
    }
    return cause instanceof DeliveryRefused refused
        ? Optional.of(refused.finding().code().code())
        : Optional.empty();
  }

  private static String innermost(Throwable failure) {
    Throwable innermost = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    if (innermost instanceof SQLException refused) {
      return "SQLSTATE " + refused.getSQLState();
    }
    return innermost.getClass() == IOException.class
        ? failure.getClass().getSimpleName()
        : innermost.getClass().getSimpleName();
  }

  /** The failure and what it comes of, outermost first. */
  public static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
