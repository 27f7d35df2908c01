package org.estuaire.exchange.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.identity.IdentityResolver;

/**
 * One record on its way through the transaction of its chunk: what it says, under whom it is filed,
 * and what becomes of it. Each step of {@link ChunkLoad} leaves here what the next one needs.
 */
final class Passage<R extends LaneRecord> {

  private final LaneName lane;
  private final PreparedRecord<R> prepared;
  private Optional<Verdict> verdict = Optional.empty();
  private long sourceIdentityId = Filed.NOBODY;

  Passage(LaneName lane, PreparedRecord<R> prepared) {
    this.lane = lane;
    this.prepared = prepared;
    if (prepared.outcome() instanceof Outcome.Rejected<R> bad) {
      refuse(RecordOutcome.REJECTED, bad.key(), bad.why());
    }
  }

  /** Whether nothing has kept it out of the repository so far. */
  boolean goesOn() {
    return verdict.isEmpty();
  }

  /** Whether a person has to be found for it. */
  boolean statesAPerson() {
    return goesOn() && accepted().record().statesAPerson();
  }

  IdentityResolver.Statement statement() {
    return new IdentityResolver.Statement(
        prepared.delivery().partner().code(),
        lane,
        prepared.delivery().id(),
        prepared.raw().place().ordinal(),
        accepted().record().claim());
  }

  void resolved(IdentityResolver.Resolution resolution) {
    if (resolution instanceof IdentityResolver.Resolution.Held held) {
      refuse(RecordOutcome.HELD, accepted().record().key(), List.of(held.why()));
    } else {
      sourceIdentityId = ((IdentityResolver.Resolution.Known) resolution).sourceIdentityId();
    }
  }

  Filed<R> filed() {
    return new Filed<>(
        prepared.delivery().id(),
        prepared.raw().place(),
        prepared.delivery().partner().code(),
        sourceIdentityId,
        accepted().record());
  }

  /**
   * The repository has it, or holds it until something else comes.
   *
   * @throws PartsLost when parts of it are not accounted for
   */
  void loaded(Loader.LoadResult result) throws PartsLost {
    Outcome.Accepted<R> good = accepted();
    String key = good.record().key();
    if (result.waitsFor().isPresent()) {
      refuse(
          RecordOutcome.HELD,
          key,
          both(List.of(Finding.of(result.waitsFor().get())), good.warnings()));
      return;
    }
    if (prepared.tally().isPresent()) {
      PartsLost.check(prepared.tally().get(), result.parts());
    }
    verdict =
        Optional.of(
            new Verdict.Taken(
                result.changed() ? RecordOutcome.LOADED : RecordOutcome.ALREADY_KNOWN,
                key,
                sourceIdentityId,
                both(good.warnings(), told(result)),
                result.parts()));
  }

  private List<Finding> told(Loader.LoadResult result) {
    return prepared.delivery().partner().severities().told(result.findings());
  }

  Judged judged() {
    return new Judged(prepared, verdict.orElseThrow());
  }

  private void refuse(RecordOutcome outcome, String key, List<Finding> why) {
    verdict = Optional.of(new Verdict.Refused(outcome, key, why));
  }

  private Outcome.Accepted<R> accepted() {
    return (Outcome.Accepted<R>) prepared.outcome();
  }

  private static List<Finding> both(List<Finding> first, List<Finding> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<Finding> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
