package org.estuaire.social;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the figures of the law are held against: a plan that was granted, in euros per month.
 *
 * @param couple whether the resources may be those of two
 */
record PricedPlan(
    OptionalInt gir,
    LocalDate startsOn,
    Optional<BigDecimal> accepted,
    Optional<BigDecimal> resources,
    Optional<BigDecimal> participation,
    boolean couple,
    Optional<BigDecimal> respite,
    Optional<BigDecimal> carerInHospital) {

  /** Of an entitlement with a plan; empty where nobody knows when it starts. */
  static Optional<PricedPlan> of(Entitlement entitlement) {
    Entitlement.Amounts amounts = entitlement.amounts();
    return entitlement
        .plan()
        .startsOn()
        .map(
            start ->
                new PricedPlan(
                    entitlement.evaluation().gir(),
                    start,
                    amounts.accepted(),
                    amounts.resources(),
                    amounts.participation(),
                    entitlement.situation().isCouple(),
                    entitlement.aids().respite(),
                    entitlement.aids().carerInHospital()));
  }

  /** Without what comes on top of its ceiling. */
  Optional<BigDecimal> underCeiling() {
    return accepted.map(all -> all.subtract(supplements()));
  }

  /** What a participation may be counted on: the law leaves the supplements to the council. */
  List<BigDecimal> sharedBases() {
    return supplements().signum() == 0
        ? accepted.stream().toList()
        : accepted.stream()
            .flatMap(all -> underCeiling().stream().map(rest -> List.of(all, rest)))
            .flatMap(List::stream)
            .toList();
  }

  private BigDecimal supplements() {
    return respite.orElse(BigDecimal.ZERO).add(carerInHospital.orElse(BigDecimal.ZERO));
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "PricedPlan[…]";
  }
}
