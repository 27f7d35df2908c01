package org.estuaire.social;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;

/** The rules of APA, as they apply to what one council sends. All broken rules are told at once. */
final class ApaNormaliser implements Normaliser<Entitlement> {

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final String ENDED_BY_DEATH = "01";

  private final Mapping mapping;
  private final List<Rules> rules;

  /** A group of rules. */
  @FunctionalInterface
  interface Rules {
    void check(Entitlement entitlement, Reasons reasons);
  }

  ApaNormaliser(Mapping mapping, List<Rules> rules) {
    this.mapping = mapping;
    this.rules = List.copyOf(rules);
  }

  @Override
  public Outcome<Entitlement> normalise(Entitlement entitlement, Instant received) {
    Reasons reasons = new Reasons(mapping);
    checkArrival(entitlement, received, reasons);
    rules.forEach(group -> group.check(entitlement, reasons));
    if (!reasons.errors().isEmpty()) {
      return new Outcome.Rejected<>(entitlement.key(), reasons.errors());
    }
    List<Finding> warnings = new ArrayList<>(reasons.warnings());
    Optional<LocalDate> death = entitlement.claim().traits().deathDate();
    if (death.isEmpty() || !outlives(entitlement.right(), death.get())) {
      return new Outcome.Accepted<>(entitlement, warnings);
    }
    warnings.add(
        Finding.of(SocialFinding.CLOSED_BY_DEATH).inField(mapping.columnOf(Apa.DATE_FIN_DROIT)));
    return new Outcome.Accepted<>(closed(entitlement, death.get()), warnings);
  }

  /** The latest extraction holds: one of the future would hold for ever. */
  private static void checkArrival(Entitlement entitlement, Instant received, Reasons reasons) {
    LocalDate latest = LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC);
    boolean future = entitlement.extractedOn().filter(latest::isBefore).isPresent();
    reasons.addIf(future, SocialFinding.EXTRACTED_IN_FUTURE, Apa.DATE_EXTRACTION);
  }

  private static boolean outlives(Entitlement.Right right, LocalDate death) {
    return right.startsOn().isPresent()
        && right.endsOn().filter(end -> !end.isAfter(death)).isEmpty();
  }

  private static Entitlement closed(Entitlement entitlement, LocalDate death) {
    Entitlement.Right right = entitlement.right();
    // A right that starts after the death never ran: it ends on the day on which it starts.
    LocalDate end = right.startsOn().filter(death::isBefore).orElse(death);
    return entitlement.withRight(
        new Entitlement.Right(right.number(), right.startsOn(), Optional.of(end), ENDED_BY_DEATH));
  }
}
