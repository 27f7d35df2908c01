package org.estuaire.identity.feed;

import java.time.Instant;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.Traits;

/** Judges the statements of an identity server by the rules of RNIV 1. */
final class IdentityNormaliser implements Normaliser<IdentityStatement> {

  private final PairRules pairs;
  private final TraitRules traits;
  private final ClaimTrust trust;

  IdentityNormaliser(TraitRules traits, ClaimTrust trust) {
    this.pairs = new PairRules();
    this.traits = traits;
    this.trust = trust;
  }

  @Override
  public Outcome<IdentityStatement> normalise(IdentityStatement statement, Instant received) {
    Verdict verdict = new Verdict(statement.places());
    if (statement.claim().namesARecord()) {
      verdict.add(IdentityFinding.LOCAL_ID_OF_A_RECORD, IdentityField.LOCAL_ID, statement.key());
    }
    pairs.judge(statement, verdict);
    traits.judgeTime(statement.claim(), received, verdict);
    IdentityStatement kept =
        statement.statesAPerson()
            ? statement.judged(claim(statement, verdict))
            : statement.judged(statement.claim().withTraits(Traits.UNKNOWN));
    return verdict.errors().isEmpty()
        ? new Outcome.Accepted<>(kept, verdict.warnings())
        : new Outcome.Rejected<>(statement.key(), verdict.errors());
  }

  private Claim claim(IdentityStatement statement, Verdict verdict) {
    Traits kept = traits.judge(statement.claim(), verdict);
    return trust.judge(statement, verdict).withTraits(kept);
  }
}
