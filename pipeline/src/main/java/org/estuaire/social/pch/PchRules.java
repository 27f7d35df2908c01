package org.estuaire.social.pch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.social.PersonRules;
import org.estuaire.social.Reasons;
import org.estuaire.social.SocialFinding;
import org.estuaire.terminology.Finess;

/** What contradicts itself, the national codes or the tariffs is told and loaded. */
final class PchRules implements Normaliser<PchRight> {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final BigDecimal EURO = BigDecimal.ONE;
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal TWO_CENTS = new BigDecimal("0.02");
  private static final BigDecimal HOURS_OF_A_MONTH = new BigDecimal("744");

  private static final Set<String> ELEMENTS =
      Set.of("1", "2", "3", "3L", "3V", "3T", "4", "4S", "4E", "5");

  private static final Set<String> FLAT = Set.of("FCE", "FSU");

  private final Mapping mapping;
  private final Partner council;
  private final PersonRules ofPersons;
  private final PchTariffs tariffs;

  PchRules(Mapping mapping, Partner council, PersonRules ofPersons, PchTariffs tariffs) {
    this.mapping = mapping;
    this.council = council;
    this.ofPersons = ofPersons;
    this.tariffs = tariffs;
  }

  @Override
  public Outcome<PchRight> normalise(PchRight right, Instant received) {
    Reasons reasons = new Reasons(mapping, Set.of());
    LocalDate latest = LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC);
    reasons.addIf(
        right.extractedOn().filter(latest::isBefore).isPresent(),
        SocialFinding.EXTRACTED_IN_FUTURE,
        "DATE_EXTRACTION");
    ofPersons.check(right, reasons);
    checkDates(right, reasons);
    checkKey(right, reasons);
    checkCodes(right, reasons);
    checkHelp(right, reasons);
    checkAmounts(right, reasons);
    checkTariff(right, reasons);
    List<Finding> findings = council.severities().of(reasons.all());
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    return errors.isEmpty()
        ? new Outcome.Accepted<>(
            right.withClaim(PersonRules.withoutDoubt(right.claim(), reasons.all())), findings)
        : new Outcome.Rejected<>(right.key(), errors);
  }

  private static void checkDates(PchRight right, Reasons reasons) {
    PchRight.Request request = right.request();
    PersonRules.checkPast(request.filedOn(), right.extractedOn(), PchRow.DATE_DEPOT, reasons);
    PersonRules.checkPast(request.decidedOn(), right.extractedOn(), PchRow.DATE_CDAPH, reasons);
    reasons.requireOrder(
        request.filedOn(), PchRow.DATE_DEPOT, request.decidedOn(), PchRow.DATE_CDAPH);
    reasons.requireOrder(
        right.right().startsOn(), PchRow.DATE_DEBUT, right.right().endsOn(), PchRow.DATE_FIN);
    Optional<LocalDate> death = right.claim().traits().deathDate();
    boolean outlives =
        death.isPresent()
            && request.isGranted()
            // What was paid once is not open.
            && !right.right().period().equals("P")
            && right.right().startsOn().isPresent()
            && right.right().endsOn().filter(end -> !end.isAfter(death.get())).isEmpty();
    reasons.addIf(
        outlives, SocialFinding.OPEN_AFTER_DEATH, PchRow.DATE_FIN, reasons.column("DATE_DECES"));
  }

  private static void checkKey(PchRight right, Reasons reasons) {
    // Neither: it may be of another benefit, whose files have the same first columns.
    reasons.requireKey(
        !right.right().element().isEmpty() || !right.codes().type().isEmpty(),
        PchRow.ELEMENT,
        reasons.column(PchRow.TYPDEM2) + " = ∅");
    if (right.request().isGranted()) {
      String granted = reasons.column(PchRow.DECISION) + " = A";
      reasons.requireKey(!right.right().number().isEmpty(), PchRow.NUM_DROIT, granted);
      reasons.requireKey(right.right().startsOn().isPresent(), PchRow.DATE_DEBUT, granted);
    } else {
      reasons.requireKey(
          !right.right().number().isEmpty()
              || right.request().filedOn().or(right.request()::decidedOn).isPresent(),
          PchRow.DATE_DEPOT,
          reasons.column(PchRow.NUM_DROIT) + " = ∅");
    }
  }

  private static void checkCodes(PchRight right, Reasons reasons) {
    String type = right.codes().type();
    if (!type.isEmpty() && !NationalCode.isType(type)) {
      reasons.quote(PchFinding.TYPE_SHAPE, PchRow.TYPDEM2, type);
    } else if (!type.isEmpty() && !NationalCode.isOfPch(type)) {
      reasons.quote(PchFinding.NOT_OF_PCH, PchRow.TYPDEM2, type);
    }
    String element = right.right().element();
    if (!element.isEmpty() && !ELEMENTS.contains(element)) {
      reasons.quote(PchFinding.ELEMENT_NOT_KNOWN, PchRow.ELEMENT, element);
    }
    String facility = right.right().establishment();
    reasons.addIf(
        !facility.isEmpty() && Finess.verdict(facility) == Finess.Verdict.WRONG,
        PchFinding.FACILITY,
        PchRow.ETABLISSEMENT_FINESS);
  }

  /** Human help says who helps, and how much. */
  private static void checkHelp(PchRight right, Reasons reasons) {
    boolean human = right.right().element().equals("1") && right.request().isGranted();
    String element = reasons.column(PchRow.ELEMENT) + " = 1";
    reasons.addIf(
        human && right.right().helper().isEmpty(),
        PchFinding.CONDITION,
        PchRow.STATUT_AIDANT,
        element);
    reasons.addIf(
        human && right.amounts().hours().isEmpty() && right.amounts().flat().isEmpty(),
        PchFinding.CONDITION,
        PchRow.HEURES_MENSUELLES,
        element);
  }

  private static void checkAmounts(PchRight right, Reasons reasons) {
    PchRight.Amounts amounts = right.amounts();
    reasons.addIf(
        amounts.hours().filter(hours -> hours.compareTo(HOURS_OF_A_MONTH) > 0).isPresent(),
        PchFinding.HOURS,
        PchRow.HEURES_MENSUELLES);
    Optional<BigDecimal> due =
        amounts.hours().flatMap(hours -> amounts.tariff().map(hours::multiply));
    due.filter(
            amount -> amounts.monthly().filter(stated -> !near(stated, amount, EURO)).isPresent())
        .ifPresent(
            amount ->
                reasons.add(
                    PchFinding.AMOUNT,
                    PchRow.MONTANT_MENSUEL,
                    PchTariffs.words(List.of(amount.setScale(2, RoundingMode.HALF_UP)))));
  }

  /** The tariff of the month of the help; in a month with two, either. */
  private void checkTariff(PchRight right, Reasons reasons) {
    String helper = right.right().helper();
    String month = right.amounts().paidMonth();
    reasons.addIf(
        !month.isEmpty() && month(month).isEmpty(), PchFinding.MONTH, PchRow.MOIS_PAIEMENT);
    Optional<LocalDate> day = day(right);
    if (day.isEmpty()) {
      return;
    }
    LocalDate end = day.get().withDayOfMonth(day.get().lengthOfMonth());
    List<BigDecimal> hours =
        Stream.of(day.get(), end)
            .flatMap(on -> tariffs.ofAnHour(helper, on).stream())
            .distinct()
            .toList();
    right
        .amounts()
        .tariff()
        .filter(
            stated ->
                !hours.isEmpty() && hours.stream().noneMatch(lawful -> near(stated, lawful, CENT)))
        .ifPresent(
            stated ->
                reasons.add(PchFinding.TARIFF, PchRow.TARIF_HORAIRE, PchTariffs.words(hours)));
    if (FLAT.contains(helper)) {
      List<BigDecimal> rates =
          Stream.of(day.get(), end)
              .flatMap(on -> tariffs.flatRate(helper, on).stream())
              .distinct()
              .toList();
      right
          .amounts()
          .flat()
          .filter(
              stated ->
                  !rates.isEmpty()
                      && rates.stream().noneMatch(lawful -> near(stated, lawful, TWO_CENTS)))
          .ifPresent(
              stated ->
                  reasons.add(
                      PchFinding.FLAT_RATE, PchRow.MONTANT_MENSUEL, PchTariffs.words(rates)));
    }
  }

  /** The month that was paid, else the day on which the period begins. */
  static Optional<LocalDate> day(PchRight right) {
    return month(right.amounts().paidMonth())
        .map(month -> month.atDay(1))
        .or(() -> right.right().startsOn());
  }

  static Optional<YearMonth> month(String stated) {
    try {
      return Optional.of(YearMonth.parse(stated, MONTH));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static boolean near(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
    return one.subtract(other).abs().compareTo(tolerance) <= 0;
  }
}
