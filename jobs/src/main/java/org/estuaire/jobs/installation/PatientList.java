package org.estuaire.jobs.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.estuaire.lab.distribution.FollowedPatients.Follows;
import org.estuaire.lab.distribution.FollowedPatients.Patient;
import org.estuaire.pathway.Enrolments.Enrolment;

/** The files in which practices say whom they follow, and on which pathway. */
public final class PatientList {

  private PatientList() {}

  /** Those whom a practice follows; the word of a line is LIST or CIRCLE. */
  public static PatientRows<Patient> read(Path file) throws IOException {
    return PatientRows.read(
        file,
        row ->
            Arrays.stream(Follows.values())
                .filter(reason -> reason.name().equalsIgnoreCase(row.word()))
                .findFirst()
                .map(
                    reason ->
                        new Patient(
                            row.domain(), row.localId(), reason, row.since(), row.until())));
  }

  /**
   * Those whom a practice counts to a pathway.
   *
   * @param pathways codes of those that are declared
   */
  public static PatientRows<Enrolment> enrolments(Path file, Collection<String> pathways)
      throws IOException {
    return PatientRows.read(
        file,
        row ->
            Optional.of(row.word())
                .filter(pathways::contains)
                .map(
                    code ->
                        new Enrolment(
                            row.domain(), row.localId(), code, row.since(), row.until())));
  }
}
