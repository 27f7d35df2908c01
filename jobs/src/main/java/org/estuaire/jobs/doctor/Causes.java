package org.estuaire.jobs.doctor;

import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.trouble.FailureKind;
import org.estuaire.installation.DoctorFinding;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.jobs.installation.InvalidConfiguration;
import org.estuaire.repository.DatabaseTrouble;

/** Why an examination failed, as the other commands would report it. */
final class Causes {

  private Causes() {}

  static Finding of(Exception failure) {
    return DatabaseTrouble.in(failure)
        .or(() -> FailureKind.causes(failure).flatMap(Causes::told).findFirst())
        .orElseGet(() -> Finding.of(DoctorFinding.NOT_ANSWERED, FailureKind.of(failure)));
  }

  private static Stream<Finding> told(Throwable cause) {
    if (cause instanceof InstallationMistake mistake) {
      return Stream.of(mistake.mistake().finding());
    }
    return cause instanceof InvalidConfiguration invalid
        ? invalid.mistakes().stream().limit(1).map(mistake -> mistake.finding())
        : Stream.of();
  }
}
