package org.estuaire.social.pch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.person.Claim;
import org.estuaire.social.Beneficiary;
import org.estuaire.social.Entitlement;

/**
 * One element of a decision of PCH in one period. A text that is missing is empty.
 *
 * @param department council that pays
 * @param nir as stated
 */
record PchRight(
    String department,
    Optional<LocalDate> extractedOn,
    Claim claim,
    Entitlement.StatedNir nir,
    Entitlement.Situation situation,
    Request request,
    Right right,
    Amounts amounts,
    Codes codes)
    implements LaneRecord, Beneficiary {

  /**
   * @param mdphNumber of the person at the MDPH
   * @param decision A granted, R refused, S adjourned
   */
  record Request(
      String mdphNumber,
      Optional<LocalDate> filedOn,
      Optional<LocalDate> decidedOn,
      String decision,
      String refusalReason) {

    boolean isGranted() {
      return decision.equals("A");
    }

    @Override
    public String toString() {
      return "Request[…]";
    }
  }

  /**
   * @param number empty for a decision that gave none
   * @param element 1 to 5, 3 and 4 divided where the type says so; empty where nothing says it
   * @param period M monthly, P punctual
   * @param helper who helps (element 1): PRE, MAN, EMP, FAM, FCE, FSU, PAR
   * @param establishment FINESS
   */
  record Right(
      String number,
      String element,
      Optional<LocalDate> startsOn,
      Optional<LocalDate> endsOn,
      String period,
      String helper,
      String establishment) {
    @Override
    public String toString() {
      return "Right[…]";
    }
  }

  /** Euros; hours of a month, euros an hour; the rate in percent. */
  record Amounts(
      Optional<BigDecimal> granted,
      Optional<BigDecimal> monthly,
      Optional<BigDecimal> hours,
      Optional<BigDecimal> tariff,
      Optional<BigDecimal> rate,
      Optional<BigDecimal> paid,
      String paidMonth) {

    /** Of a month where that is said, else what was granted. */
    Optional<BigDecimal> flat() {
      return monthly.or(() -> granted);
    }

    @Override
    public String toString() {
      return "Amounts[…]";
    }
  }

  /** National codes as they were sent, beside what is read of them. */
  record Codes(
      String type, String modality, String reason, String unit, String quantity, String rateBand) {
    @Override
    public String toString() {
      return "Codes[…]";
    }
  }

  String dossier() {
    return claim.localId();
  }

  /** The right's number; a decision that gave none is known by the day of its request. */
  String rightKey() {
    return right.number().isEmpty()
        ? "demande-" + request.filedOn().or(request::decidedOn).map(LocalDate::toString).orElse("")
        : right.number();
  }

  /** The day on which the period begins; empty where there is none. */
  String periodKey() {
    return right.startsOn().map(LocalDate::toString).orElse("");
  }

  @Override
  public String key() {
    return String.join(
        "/", dossier(), rightKey(), right.element(), codes.type(), right.helper(), periodKey());
  }

  /** The right and its amounts; nothing of the person's situation. */
  @Override
  public List<ContentLine> content() {
    return Stream.of(
            ContentLine.of(PchRow.NUM_DROIT, right.number()),
            ContentLine.of(PchRow.ELEMENT, right.element()),
            ContentLine.of(PchRow.DECISION, request.decision()),
            line(PchRow.DATE_DEBUT, right.startsOn()),
            line(PchRow.DATE_FIN, right.endsOn()),
            line(PchRow.MONTANT_ACCORDE, amounts.granted()),
            line(PchRow.MONTANT_MENSUEL, amounts.monthly()),
            line(PchRow.HEURES_MENSUELLES, amounts.hours()))
        .filter(line -> !line.value().isEmpty())
        .toList();
  }

  private static ContentLine line(String field, Optional<?> value) {
    return ContentLine.of(field, value.map(Object::toString).orElse(""));
  }

  PchRight withClaim(Claim other) {
    return new PchRight(
        department, extractedOn, other, nir, situation, request, right, amounts, codes);
  }

  /** Without content: it is health data. */
  @Override
  public String toString() {
    return "PchRight[…]";
  }
}
