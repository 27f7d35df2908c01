package org.estuaire.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the repository holds of a person and whoever asks may see.
 *
 * @param identities source identities that are the person now
 * @param left identities that were and no longer are
 * @param results of laboratories, the newest of each examination; nothing that is hidden from
 *     anybody
 * @param rights every version of the plan of every right
 * @param girs each GIR that was stated
 * @param payments month by month
 * @param sendings what practices were sent of the person
 * @param enrolments pathways that practices count the person to
 * @param reviews doubts about the person's identities
 */
public record Overview(
    UUID person,
    Part<Identity> identities,
    Part<Left> left,
    Part<Result> results,
    Part<Right> rights,
    Part<Gir> girs,
    Part<Payment> payments,
    Part<Sending> sendings,
    Part<Enrolment> enrolments,
    Part<Review> reviews) {

  /**
   * A person as one domain knows them.
   *
   * @param ins matricule INS, where the source states it as qualified
   * @param rule by which it is the person
   * @param madeBy who linked it
   */
  public record Identity(
      String domain,
      String localId,
      String birthName,
      String firstGivenName,
      String givenNames,
      String usedName,
      Optional<LocalDate> birthDate,
      String sex,
      String birthPlace,
      Optional<LocalDate> deathDate,
      String status,
      List<String> attributes,
      Optional<String> ins,
      String rule,
      String madeBy,
      Instant since,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Identity[…]";
    }
  }

  /**
   * An identity that was linked to the person.
   *
   * @param rule by which it had been
   * @param reason why it is no longer
   */
  public record Left(
      String domain,
      String localId,
      String rule,
      Instant since,
      Instant until,
      String endedBy,
      String reason) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Left[…]";
    }
  }

  /**
   * A result that holds now.
   *
   * @param examination LOINC code where it is known, else the laboratory's own
   * @param value comparable where a UCUM unit is known, else as sent
   * @param range the laboratory's reference
   * @param status HL7 table 0085
   */
  public record Result(
      Instant measured,
      String laboratory,
      String order,
      Optional<String> loinc,
      String examination,
      String label,
      String value,
      String unit,
      String range,
      String flags,
      String status,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Result[…]";
    }
  }

  /**
   * One version of the plan of a right to APA.
   *
   * @param kind D, E, F or U
   * @param decision A, R, S or I
   * @param accepted euros a month
   * @param participation euros a month
   * @param confirmed the latest extraction that stated it
   * @param retentionUntil last day of keeping the right; empty while it is open or undecided
   */
  public record Right(
      String council,
      String dossier,
      String right,
      int plan,
      String kind,
      String decision,
      LocalDate filed,
      Optional<LocalDate> decided,
      Optional<LocalDate> starts,
      Optional<LocalDate> ends,
      Optional<String> endReason,
      Optional<Integer> gir,
      Optional<LocalDate> planStarts,
      Optional<LocalDate> planEnds,
      Optional<BigDecimal> accepted,
      Optional<BigDecimal> participation,
      LocalDate confirmed,
      Optional<LocalDate> retentionUntil,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Right[…]";
    }
  }

  /**
   * A GIR.
   *
   * @param holds whether a row that holds now states it; false where only earlier rows did
   */
  public record Gir(
      String council,
      Optional<LocalDate> evaluated,
      int gir,
      LocalDate stated,
      boolean holds,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Gir[…]";
    }
  }

  /**
   * What was paid for a right in a month, in euros.
   *
   * @param kind AH, ANR, ANP or REP
   */
  public record Payment(
      String council,
      String right,
      LocalDate month,
      String kind,
      Optional<BigDecimal> used,
      Optional<BigDecimal> participation,
      BigDecimal paid,
      Optional<BigDecimal> hours,
      Optional<String> reason,
      Optional<LocalDate> retentionUntil,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Payment[…]";
    }
  }

  /**
   * A file that a practice was sent, or is about to be.
   *
   * @param laboratory whose report it is; empty for a page of follow-up
   * @param orders numbers of the laboratory
   * @param origin of what it was made of; empty for a page, which is made of many records
   */
  public record Sending(
      String practice,
      Optional<String> laboratory,
      String orders,
      int version,
      String file,
      String state,
      Instant made,
      Optional<Instant> delivered,
      Optional<Origin> origin) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Sending[…]";
    }
  }

  /** A pathway that a practice says the person is on, by an identifier that it knows. */
  public record Enrolment(
      String practice,
      String pathway,
      String domain,
      String localId,
      LocalDate since,
      Optional<LocalDate> until) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Enrolment[…]";
    }
  }

  /** A doubt about identities of the person. */
  public record Review(
      long number,
      String kind,
      String domain,
      String state,
      Instant created,
      Optional<Instant> decided,
      Optional<String> decidedBy) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Review[…]";
    }
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "Overview[…]";
  }
}
