package org.estuaire.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order with its results (OBR group).
 *
 * @param number filler number (OBR-3), else placer number (OBR-2): with the sender, the key under
 *     which later messages correct, complete or delete
 * @param status OBR-25, as sent; informative: the status of each result decides
 * @param versionAt OBR-22, else MSH-7: an older version never overwrites a newer one
 * @param renewal what becomes of results that a newer version does not name
 * @param prescriber RPPS or local number of the prescriber (OBR-16), empty when unknown
 * @param places where it stands in what its sender wrote
 */
public record LabOrder(
    String number,
    String placerNumber,
    String code,
    String label,
    String status,
    Instant versionAt,
    Optional<Instant> collectedAt,
    Optional<Instant> receivedAt,
    String prescriber,
    Renewal renewal,
    List<LabResult> results,
    Places<OrderField> places) {

  public LabOrder {
    results = List.copyOf(results);
  }

  /** An order that no sender's file is known of. */
  public LabOrder(
      String number,
      String placerNumber,
      String code,
      String label,
      String status,
      Instant versionAt,
      Optional<Instant> collectedAt,
      Optional<Instant> receivedAt,
      String prescriber,
      Renewal renewal,
      List<LabResult> results) {
    this(
        number,
        placerNumber,
        code,
        label,
        status,
        versionAt,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        results,
        Places.unknown());
  }

  /** The same, with where it stands in what its sender wrote. */
  public LabOrder at(Places<OrderField> other) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        versionAt,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        results,
        other);
  }

  public LabOrder withResults(List<LabResult> other) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        versionAt,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        other,
        places);
  }

  @Override
  public String toString() {
    return "LabOrder[…]";
  }
}
