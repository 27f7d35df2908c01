package org.estuaire.lab.model;

import java.time.ZoneId;
import java.util.Optional;
import org.estuaire.exchange.Letterhead;

/**
 * A report on its way to a practice.
 *
 * <p>Its results are normalised; those of {@link LabResult#previous()} are earlier results of the
 * same person given again for comparison.
 *
 * @param zone where the clocks of its readers stand
 * @param number identifies this sending (message control id, document id); the same report sent
 *     again to the same subscriber after a crash carries the same number
 * @param version 1 for the first sending of this order to this subscriber, then 2, 3 …
 * @param replaces the number of the sending that this one replaces
 * @param directory for the names of those whose numbers stand in the report
 */
public record OutgoingReport(
    LabReport report,
    Party laboratory,
    Party recipient,
    ZoneId zone,
    String number,
    int version,
    Optional<String> replaces,
    Directory directory) {

  /** Without a register: parties are as they are told. */
  public OutgoingReport(
      LabReport report,
      Party laboratory,
      Party recipient,
      ZoneId zone,
      String number,
      int version,
      Optional<String> replaces) {
    this(report, laboratory, recipient, zone, number, version, replaces, Directory.NONE);
  }

  /** The same with what registers say of whoever is named in it. */
  public OutgoingReport with(Directory registers) {
    return new OutgoingReport(
        report,
        registers.completed(laboratory),
        registers.completed(recipient),
        zone,
        number,
        version,
        replaces,
        registers);
  }

  /**
   * A laboratory or a practitioner.
   *
   * @param identifier FINESS of a laboratory, RPPS of a practitioner, else the partner's code
   * @param name as it is printed
   * @param letterhead of a laboratory; of a practice, no more than where it is
   */
  public record Party(String identifier, String name, Letterhead letterhead) {

    /** One of whom no more is known. */
    public Party(String identifier, String name) {
      this(identifier, name, Letterhead.UNKNOWN);
    }
  }

  @Override
  public String toString() {
    return "OutgoingReport[…]";
  }
}
