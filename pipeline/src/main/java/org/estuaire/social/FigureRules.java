package org.estuaire.social;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the figures of the law say of a plan at home, by the year in which it starts. */
final class FigureRules {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal EURO = new BigDecimal("1.00");

  /** A participation is raised by a tenth when the service is not agreed (CASF L232-6). */
  private static final BigDecimal RAISED = new BigDecimal("1.1");

  private final ApaScale scale;

  FigureRules(ApaScale scale) {
    this.scale = scale;
  }

  /** Is told of a rule that a plan contradicts. */
  @FunctionalInterface
  interface Told {
    void tell(SocialFinding code, String field, String... arguments);
  }

  void check(PricedPlan plan, Told told) {
    LocalDate start = plan.startsOn();
    // Respite and a carer's stay in hospital come on top of it (CASF D232-9-1, D232-9-2).
    if (plan.gir().isPresent()
        && exceeds(plan.underCeiling(), scale.ceiling(plan.gir().getAsInt(), start))) {
      told.tell(
          SocialFinding.PLAN_ABOVE_CEILING,
          Apa.MONTANT_PLAN_ACCEPTE,
          words(scale.ceiling(plan.gir().getAsInt(), start)));
    }
    Optional<ApaScale.Bound> respite = scale.bound(ApaScale.RESPITE, start);
    if (exceeds(plan.respite(), respite)) {
      told.tell(SocialFinding.RESPITE_ABOVE_BOUND, Apa.MONTANT_REPIT, words(respite));
    }
    Optional<ApaScale.Bound> hospital = scale.bound(ApaScale.HOSPITAL, start);
    if (exceeds(plan.carerInHospital(), hospital)) {
      told.tell(SocialFinding.HOSPITAL_ABOVE_BOUND, Apa.MONTANT_HOSPIT_AIDANT, words(hospital));
    }
    scale.participation(start).ifPresent(shares -> checkParticipation(plan, shares, told));
  }

  private static String words(Optional<ApaScale.Bound> bound) {
    return bound.orElseThrow().words();
  }

  private static boolean exceeds(Optional<BigDecimal> amount, Optional<ApaScale.Bound> bound) {
    return amount
        .filter(
            stated ->
                bound.filter(most -> stated.compareTo(most.amount().add(CENT)) > 0).isPresent())
        .isPresent();
  }

  private static void checkParticipation(PricedPlan plan, Participation shares, Told told) {
    if (plan.accepted().isEmpty() || plan.resources().isEmpty() || plan.participation().isEmpty()) {
      return;
    }
    BigDecimal resources = plan.resources().get();
    BigDecimal stated = plan.participation().get();
    List<BigDecimal> due = new ArrayList<>();
    for (BigDecimal base : plan.sharedBases()) {
      due.add(shares.due(base, resources, false));
      // Councils state the resources of a couple as a whole or as one person's part.
      if (plan.couple()) {
        due.add(shares.due(base, resources, true));
      }
    }
    if (due.stream()
        .noneMatch(one -> isNear(stated, one) || isNear(stated, one.multiply(RAISED)))) {
      told.tell(
          SocialFinding.PARTICIPATION_FORMULA,
          Apa.MONTANT_PARTICIPATION,
          due.stream().map(ApaScale::euros).distinct().collect(Collectors.joining(" / ")));
    }
  }

  private static boolean isNear(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(EURO) <= 0;
  }
}
