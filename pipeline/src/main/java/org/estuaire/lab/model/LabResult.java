package org.estuaire.lab.model;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.exchange.Places;

/**
 * One observation: what a laboratory measured, saw or wrote under one code of one order (HL7: the
 * OBX of one identifier and sub-identifier; HPRIM: a RES or OBX line; CDA, FHIR: an observation).
 *
 * @param subId OBX-4; with code, isolate and moment what tells the result from the others of its
 *     order ({@link #key()})
 * @param measure the value as sent
 * @param second the same value in a second unit, where the sender gives both in one line (HPRIM): a
 *     check, never a result of its own
 * @param flags abnormal flags as sent (HL7 table 0078), blank-separated, never recomputed
 * @param observedAt OBX-14, else the collection time of the order
 * @param previous a result given again for comparison; never a new result
 * @param method how it was measured, as sent; empty when not stated
 * @param comment the laboratory's words about this result (NTE, C, annotation); empty without
 * @param lines how many of the sender's own lines (OBX, RES, observations) it is made of: lines of
 *     a text are one result; 0 for what the sender did not send as a result, such as a comment
 * @param normalised filled by the normaliser
 * @param isolate for what is said about a micro-organism: the sub-identifier of the result that
 *     names it; empty for any other result
 * @param moment when it was observed, where its order says the code at several moments (tolerance
 *     tests); empty otherwise, so that a time may be corrected
 * @param measuredIn the kind of specimen, else the panel, as the format words it; not kept, it
 *     tells values of one code apart where nothing else does
 * @param specimen the kind of specimen alone, in the words of {@link SpecimenWord}; empty where the
 *     format states none. Results in two specimens are never versions of each other
 * @param places where it stands in what its sender wrote
 */
public record LabResult(
    Coding coding,
    String subId,
    ResultStatus status,
    Measure measure,
    Optional<Measure> second,
    String flags,
    Optional<Instant> observedAt,
    boolean previous,
    String method,
    String comment,
    int lines,
    Optional<Normalised> normalised,
    String isolate,
    Optional<Instant> moment,
    String measuredIn,
    String specimen,
    Places<ResultField> places) {

  /** A result of one line. */
  public LabResult(
      Coding coding,
      String subId,
      ResultStatus status,
      Measure measure,
      Optional<Measure> second,
      String flags,
      Optional<Instant> observedAt,
      boolean previous,
      String method,
      String comment,
      Optional<Normalised> normalised) {
    this(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        1,
        normalised,
        "",
        Optional.empty(),
        "",
        "",
        Places.unknown());
  }

  /**
   * What was observed, as the sender names it.
   *
   * @param code as sent (OBX-3.1)
   * @param system as sent (OBX-3.3): {@link #LOINC} is LOINC, empty a code of the laboratory's own
   * @param alternateCode second coding (OBX-3.4), often LOINC beside a local code
   */
  public record Coding(
      String code, String system, String alternateCode, String alternateSystem, String label) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Coding[…]";
    }

    Coding labelled(String other) {
      return new Coding(code, system, alternateCode, alternateSystem, other);
    }

    /** LOINC in HL7 table 0396; every reader writes it so. */
    public static final String LOINC = "LN";

    /** A code of the laboratory's own. */
    public static Coding local(String code, String label) {
      return new Coding(code, "", "", "", label);
    }

    public static Coding loinc(String code, String label) {
      return new Coding(code, LOINC, "", "", label);
    }
  }

  /**
   * A value with its unit and what is usual.
   *
   * @param original value exactly as sent
   * @param unit as sent
   */
  public record Measure(ResultValue value, String original, String unit, ReferenceRange range) {
    public static final Measure ABSENT =
        new Measure(new ResultValue.Absent(), "", "", ReferenceRange.NONE);

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Measure[…]";
    }
  }

  /**
   * A result made comparable.
   *
   * @param loinc empty when the local code is not mapped
   * @param ucum unit of value and range; empty when there is none or it is not known
   */
  public record Normalised(String loinc, String ucum, ResultValue value, ReferenceRange range) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Normalised[…]";
    }
  }

  /** Whether it becomes a row: a result of this report, neither repeated nor only asked for. */
  public boolean isRow() {
    return !previous && status != ResultStatus.NOT_ASKED && status != ResultStatus.ORDER_DETAIL;
  }

  /** The code under which the result is known in its order. */
  public String keyCode() {
    return coding.code().isEmpty() ? coding.alternateCode() : coding.code();
  }

  /** Whether its label says which result of its code it is, and its sub-identifier only a rank. */
  public boolean isNamedByLabel() {
    return !subId.isEmpty() && !measuredIn.isEmpty() && measuredIn.equals(coding.label());
  }

  /** Whether its sub-identifier says in which specimen it was measured, and nothing else. */
  public boolean isNamedBySpecimen() {
    return !specimen.isEmpty() && isolate.isEmpty() && SpecimenWord.of(subId).equals(specimen);
  }

  /** What tells it from the other results of its order. */
  public ResultKey key() {
    return new ResultKey(keyCode(), subId, isolate, moment);
  }

  public ResultValue value() {
    return measure.value();
  }

  /** The value exactly as sent. */
  public String original() {
    return measure.original();
  }

  /** The unit as sent. */
  public String unit() {
    return measure.unit();
  }

  public ReferenceRange range() {
    return measure.range();
  }

  /** The same, made comparable. */
  public LabResult withNormalised(Normalised made) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        Optional.of(made),
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same under another status. */
  public LabResult withStatus(ResultStatus other) {
    return new LabResult(
        coding,
        subId,
        other,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same under another sub-identifier. */
  public LabResult withSubId(String other) {
    return new LabResult(
        coding,
        other,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same with another value. */
  public LabResult withMeasure(Measure other) {
    return new LabResult(
        coding,
        subId,
        status,
        other,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same with other words about it. */
  public LabResult withComment(String other) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        other,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same without its value in a second unit. */
  public LabResult withoutSecond() {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        Optional.empty(),
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same, made of so many of the sender's lines. */
  public LabResult madeOf(int sent) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        sent,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same, given again for comparison. */
  public LabResult asPrevious() {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        true,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same, as something said about a micro-organism. */
  public LabResult aboutIsolate(String other) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        other,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same, as one of several moments at which its order says the code. */
  public LabResult atMoment(Optional<Instant> other) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        other,
        measuredIn,
        specimen,
        places);
  }

  /** The same, measured in what the format calls so: a kind of specimen, else a panel. */
  public LabResult measuredIn(String other) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        other,
        specimen,
        places);
  }

  /**
   * The same, measured in a specimen of this kind.
   *
   * @param kind as its sender words it; empty where it states none
   */
  public LabResult inSpecimen(String kind) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        SpecimenWord.of(kind),
        places);
  }

  /** The same, with its specimen in its label, where that alone tells it from another result. */
  public LabResult labelledWithSpecimen() {
    if (!isNamedBySpecimen()) {
      return this;
    }
    String label = (coding.label().isEmpty() ? keyCode() : coding.label()) + " (" + specimen + ")";
    return new LabResult(
        coding.labelled(label),
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        places);
  }

  /** The same, with where it stands in what its sender wrote. */
  public LabResult at(Places<ResultField> other) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        second,
        flags,
        observedAt,
        previous,
        method,
        comment,
        lines,
        normalised,
        isolate,
        moment,
        measuredIn,
        specimen,
        other);
  }

  @Override
  public String toString() {
    return "LabResult[…]";
  }
}
