package org.estuaire.social;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Severity;

/** The rules of APA, as they apply to what one council sends. All broken rules are told at once. */
final class ApaNormaliser implements Normaliser<Entitlement> {

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final Mapping mapping;
  private final AgreedSeverities agreed;
  private final List<Rules> rules;

  /** A group of rules. */
  @FunctionalInterface
  interface Rules {
    void check(Entitlement entitlement, Reasons reasons);
  }

  /**
   * @param agreed how grave broken rules are for this council
   */
  ApaNormaliser(Mapping mapping, AgreedSeverities agreed, List<Rules> rules) {
    this.mapping = mapping;
    this.agreed = agreed;
    this.rules = List.copyOf(rules);
  }

  @Override
  public Outcome<Entitlement> normalise(Entitlement entitlement, Instant received) {
    Reasons reasons = new Reasons(mapping, entitlement.unreadable());
    checkArrival(entitlement, received, reasons);
    rules.forEach(group -> group.check(entitlement, reasons));
    checkDeath(entitlement, reasons);
    List<Finding> findings = agreed.of(reasons.all());
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    return errors.isEmpty()
        ? new Outcome.Accepted<>(entitlement.withoutDoubtfulTraits(reasons.all()), findings)
        : new Outcome.Rejected<>(entitlement.key(), errors);
  }

  /** The latest extraction holds: one of the future would hold for ever. */
  private static void checkArrival(Entitlement entitlement, Instant received, Reasons reasons) {
    LocalDate latest = LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC);
    boolean future = entitlement.extractedOn().filter(latest::isBefore).isPresent();
    reasons.addIf(future, SocialFinding.EXTRACTED_IN_FUTURE, Apa.DATE_EXTRACTION);
  }

  /** The council closes it; until then it stands here as it does there. */
  private static void checkDeath(Entitlement entitlement, Reasons reasons) {
    Optional<LocalDate> death = entitlement.claim().traits().deathDate();
    reasons.addIf(
        death.isPresent()
            && entitlement.request().isGranted()
            && outlives(entitlement.right(), death.get()),
        SocialFinding.OPEN_AFTER_DEATH,
        Apa.DATE_FIN_DROIT,
        reasons.column(Apa.DATE_DECES));
  }

  private static boolean outlives(Entitlement.Right right, LocalDate death) {
    return right.startsOn().isPresent()
        && right.endsOn().filter(end -> !end.isAfter(death)).isEmpty();
  }
}
