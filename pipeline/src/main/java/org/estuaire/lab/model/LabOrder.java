package org.estuaire.lab.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Places;
import org.estuaire.exchange.StatedTime;

/**
 * An order with its results (OBR group).
 *
 * @param number filler number (OBR-3), else placer number (OBR-2): with the sender, the key under
 *     which later messages correct, complete or delete
 * @param status OBR-25, as sent; informative: the status of each result decides
 * @param version when this version was stated (OBR-22, else MSH-7): an older one never overwrites a
 *     newer one
 * @param renewal what becomes of results that a newer version does not name
 * @param prescriber RPPS or local number of the prescriber (OBR-16), empty when unknown
 * @param documents numbers, besides its own, of the documents that it carries: a later message may
 *     name them instead
 * @param visibility what is said of who may see this order, besides what holds for its report
 * @param places where it stands in what its sender wrote
 */
public record LabOrder(
    String number,
    String placerNumber,
    String code,
    String label,
    String status,
    StatedTime version,
    Optional<Instant> collectedAt,
    Optional<Instant> receivedAt,
    String prescriber,
    Renewal renewal,
    Set<String> documents,
    VisibilityStatement visibility,
    List<LabResult> results,
    Places<OrderField> places) {

  public LabOrder {
    documents = Set.copyOf(documents);
    results = List.copyOf(results);
  }

  /** An order that no sender's file is known of, and that says nothing of its visibility. */
  public LabOrder(
      String number,
      String placerNumber,
      String code,
      String label,
      String status,
      StatedTime version,
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
        version,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        Set.of(),
        VisibilityStatement.SILENT,
        results,
        Places.unknown());
  }

  /** One whose version was stated at one moment. */
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
        StatedTime.at(versionAt),
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        results);
  }

  /** The earliest moment at which this version can have been stated. */
  public Instant versionAt() {
    return version.earliest();
  }

  public LabOrder withVersion(StatedTime other) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        other,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        documents,
        visibility,
        results,
        places);
  }

  /** The same, with where it stands in what its sender wrote. */
  public LabOrder at(Places<OrderField> other) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        version,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        documents,
        visibility,
        results,
        other);
  }

  /**
   * The same, named as another message of the same order names it where it does not itself: an
   * antibiogram in a file of its own says nothing of its culture.
   */
  public LabOrder namedLike(LabOrder other) {
    boolean named = !code.isEmpty() || !label.isEmpty();
    return named ? this : with(other.code, other.label, collectedAt);
  }

  /** The same, collected as early as another part of the same message says of the same order. */
  public LabOrder collectedAsEarlyAs(LabOrder other) {
    boolean earlier =
        other.collectedAt.isPresent()
            && collectedAt.filter(at -> !at.isAfter(other.collectedAt.get())).isEmpty();
    return earlier ? with(code, label, other.collectedAt) : this;
  }

  private LabOrder with(String otherCode, String otherLabel, Optional<Instant> collected) {
    return new LabOrder(
        number,
        placerNumber,
        otherCode,
        otherLabel,
        status,
        version,
        collected,
        receivedAt,
        prescriber,
        renewal,
        documents,
        visibility,
        results,
        places);
  }

  public LabOrder withResults(List<LabResult> other) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        version,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        documents,
        visibility,
        other,
        places);
  }

  /** With further numbers of the documents that it carries. */
  public LabOrder carrying(Set<String> numbers) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        version,
        collectedAt,
        receivedAt,
        prescriber,
        renewal,
        numbers,
        visibility,
        results,
        places);
  }

  /** With one more word on who may see it. */
  public LabOrder saying(VisibilityStatement more) {
    return more.isSilent()
        ? this
        : new LabOrder(
            number,
            placerNumber,
            code,
            label,
            status,
            version,
            collectedAt,
            receivedAt,
            prescriber,
            renewal,
            documents,
            visibility.and(more),
            results,
            places);
  }

  /** Another way of renewing what is known, and what it renews it with. */
  public LabOrder renewing(Renewal other, List<LabResult> with) {
    return new LabOrder(
        number,
        placerNumber,
        code,
        label,
        status,
        version,
        collectedAt,
        receivedAt,
        prescriber,
        other,
        documents,
        visibility,
        with,
        places);
  }

  @Override
  public String toString() {
    return "LabOrder[…]";
  }
}
