package org.estuaire.social;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.terminology.Siret;

/** Rules about the aid plan and its amounts. */
final class PlanRules {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal EURO = new BigDecimal("1.00");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /**
   * APA under three hours of minimum wage is not paid (CASF D232-31): 29.28 euros in 2017. A bound
   * is enough to accept a zero.
   */
  private static final BigDecimal LARGEST_UNPAID = new BigDecimal("40.00");

  private static final int MOST_HOURS = 744;
  private static final int MOST_PERCENT = 90;
  private static final int MOST_EUROS = 99_999_999;

  private final FigureRules figures;

  PlanRules(ApaScale scale) {
    this.figures = new FigureRules(scale);
  }

  void check(Entitlement entitlement, Reasons reasons) {
    if (entitlement.hasPlanInForce()) {
      requirePlan(entitlement, reasons);
      PricedPlan.of(entitlement).ifPresent(plan -> figures.check(plan, reasons::add));
    }
    checkPlanDates(entitlement.plan(), entitlement.right(), reasons);
    checkBounds(entitlement, reasons);
    checkParticipation(entitlement.amounts(), reasons);
    checkAids(entitlement, reasons);
  }

  private static void requirePlan(Entitlement entitlement, Reasons reasons) {
    String condition = RightRules.condition(reasons, Apa.DECISION, Decision.GRANTED.code());
    Entitlement.Plan plan = entitlement.plan();
    Entitlement.Amounts amounts = entitlement.amounts();
    reasons.require(plan.version().isPresent(), Apa.VERSION_PLAN, condition);
    reasons.require(plan.startsOn().isPresent(), Apa.DATE_DEBUT_PLAN, condition);
    reasons.require(amounts.accepted().isPresent(), Apa.MONTANT_PLAN_ACCEPTE, condition);
    reasons.require(amounts.rate().isPresent(), Apa.TAUX_PARTICIPATION, condition);
    reasons.require(amounts.participation().isPresent(), Apa.MONTANT_PARTICIPATION, condition);
  }

  private static void checkPlanDates(
      Entitlement.Plan plan, Entitlement.Right right, Reasons reasons) {
    reasons.requireOrder(plan.startsOn(), Apa.DATE_DEBUT_PLAN, plan.endsOn(), Apa.DATE_FIN_PLAN);
    boolean early =
        plan.startsOn().isPresent()
            && right.startsOn().filter(plan.startsOn().get()::isBefore).isPresent();
    reasons.addIf(
        early,
        SocialFinding.PLAN_OUTSIDE_RIGHT,
        Apa.DATE_DEBUT_PLAN,
        reasons.column(Apa.DATE_DEBUT_DROIT));
    checkNotAfterRight(plan.startsOn(), Apa.DATE_DEBUT_PLAN, right, reasons);
    checkNotAfterRight(plan.endsOn(), Apa.DATE_FIN_PLAN, right, reasons);
  }

  private static void checkNotAfterRight(
      Optional<LocalDate> day, String field, Entitlement.Right right, Reasons reasons) {
    boolean late = day.isPresent() && right.endsOn().filter(day.get()::isAfter).isPresent();
    reasons.addIf(
        late, SocialFinding.PLAN_OUTSIDE_RIGHT, field, reasons.column(Apa.DATE_FIN_DROIT));
  }

  private static void checkBounds(Entitlement entitlement, Reasons reasons) {
    Entitlement.Amounts amounts = entitlement.amounts();
    reasons.requireBetween(amounts.proposed(), 0, MOST_EUROS, Apa.MONTANT_PLAN_PROPOSE);
    reasons.requireBetween(amounts.accepted(), 0, MOST_EUROS, Apa.MONTANT_PLAN_ACCEPTE);
    reasons.requireBetween(amounts.resources(), 0, MOST_EUROS, Apa.RESSOURCES_MENSUELLES);
    reasons.requireBetween(amounts.rate(), 0, MOST_PERCENT, Apa.TAUX_PARTICIPATION);
    reasons.requireBetween(amounts.participation(), 0, MOST_EUROS, Apa.MONTANT_PARTICIPATION);
    Entitlement.Hours hours = entitlement.hours();
    reasons.requireBetween(hours.service(), 0, MOST_HOURS, Apa.HEURES_PRESTATAIRE);
    reasons.requireBetween(hours.agency(), 0, MOST_HOURS, Apa.HEURES_MANDATAIRE);
    reasons.requireBetween(hours.direct(), 0, MOST_HOURS, Apa.HEURES_EMPLOI_DIRECT);
    String provider = entitlement.plan().provider();
    reasons.addIf(
        !provider.isEmpty() && !Siret.isValid(provider), SocialFinding.SIRET_KEY, Apa.SIRET_SAAD);
  }

  private static void checkParticipation(Entitlement.Amounts amounts, Reasons reasons) {
    if (amounts.accepted().isEmpty() || amounts.participation().isEmpty()) {
      return;
    }
    BigDecimal plan = amounts.accepted().get();
    BigDecimal participation = amounts.participation().get();
    reasons.addIf(
        participation.compareTo(plan) > 0,
        SocialFinding.PARTICIPATION_ABOVE_PLAN,
        Apa.MONTANT_PARTICIPATION);
    amounts
        .rate()
        .map(rate -> plan.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP))
        .filter(byRate -> differs(participation, byRate, EURO))
        .ifPresent(
            byRate -> reasons.add(SocialFinding.PARTICIPATION_RATE, Apa.MONTANT_PARTICIPATION));
    amounts
        .paid()
        .filter(paid -> !isPaidAsDue(paid, plan.subtract(participation)))
        .map(paid -> paid.subtract(plan.subtract(participation)))
        .ifPresent(
            difference ->
                reasons.add(
                    SocialFinding.PAID_AMOUNT, Apa.MONTANT_APA_VERSE, ApaScale.euros(difference)));
  }

  private static boolean isPaidAsDue(BigDecimal paid, BigDecimal due) {
    return !differs(paid, due, CENT) || (paid.signum() == 0 && due.compareTo(LARGEST_UNPAID) < 0);
  }

  private static void checkAids(Entitlement entitlement, Reasons reasons) {
    Optional<BigDecimal> sum = entitlement.aids().sum();
    Optional<BigDecimal> accepted = entitlement.amounts().accepted();
    reasons.addIf(
        sum.isPresent() && accepted.isPresent() && differs(sum.get(), accepted.get(), EURO),
        SocialFinding.SUM_OF_AIDS,
        Apa.MONTANT_PLAN_ACCEPTE);
  }

  private static boolean differs(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
    return one.subtract(other).abs().compareTo(tolerance) > 0;
  }
}
