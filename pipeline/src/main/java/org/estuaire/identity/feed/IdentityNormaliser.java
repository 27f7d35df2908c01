package org.estuaire.identity.feed;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.Traits;

/** Judges the statements of an identity server by the rules of RNIV 1. */
final class IdentityNormaliser implements Normaliser<IdentityStatement> {

  private static final Set<String> EVENTS = Set.of("CREATE", "UPDATE");

  private final TraitRules traits;
  private final TrustRules trust;
  private final UnaryOperator<String> columnOf;

  /**
   * @param columnOf the sender's name for a field
   */
  IdentityNormaliser(TraitRules traits, TrustRules trust, UnaryOperator<String> columnOf) {
    this.traits = traits;
    this.trust = trust;
    this.columnOf = columnOf;
  }

  @Override
  public Outcome<IdentityStatement> normalise(IdentityStatement statement) {
    Verdict verdict = new Verdict(columnOf);
    if (!EVENTS.contains(statement.event())) {
      verdict.add(IdentityFinding.UNSUPPORTED_EVENT, IdentityCsv.EVENEMENT, statement.event());
      return new Outcome.Rejected<>(statement.key(), verdict.errors());
    }
    if (statement.claim().namesARecord()) {
      verdict.add(IdentityFinding.LOCAL_ID_OF_A_RECORD, IdentityCsv.ID_LOCAL, statement.key());
    }
    Traits kept = traits.judge(statement.claim(), verdict);
    Claim claim = trust.judge(statement, verdict).withTraits(kept);
    return verdict.errors().isEmpty()
        ? new Outcome.Accepted<>(
            new IdentityStatement(statement.event(), claim, statement.stated()), verdict.warnings())
        : new Outcome.Rejected<>(statement.key(), verdict.errors());
  }
}
