package org.estuaire.exchange.load;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Tally;
import org.estuaire.person.Claim;

/**
 * What would become of a record.
 *
 * @param outcome what the ledger would note
 * @param findings what its sender would be told
 * @param parts what would become of its results
 * @param leftOut which of them would be left out, and why
 * @param content what it says; empty where it can't be understood
 * @param claim what it states of a person; empty where it states nobody or can't be understood
 * @param sourceIdentityId under which its rows would be filed, {@link Filed#NOBODY} under none
 */
public record Rehearsed(
    Place place,
    String key,
    RecordOutcome outcome,
    List<Finding> findings,
    PartBalance parts,
    List<LeftOut> leftOut,
    List<ContentLine> content,
    Optional<Claim> claim,
    long sourceIdentityId) {

  static Rehearsed of(Judged judged, LaneName lane) {
    Verdict verdict = judged.verdict();
    Optional<LaneRecord> record = accepted(judged.record());
    return new Rehearsed(
        judged.place(),
        verdict.key(),
        verdict.outcome(),
        List.copyOf(verdict.findings()),
        judged.parts(lane),
        judged.isRefused()
            ? List.of()
            : judged.record().tally().map(Tally::leftOut).orElse(List.of()),
        record.map(LaneRecord::content).orElse(List.of()),
        record.filter(LaneRecord::statesAPerson).map(LaneRecord::claim),
        verdict instanceof Verdict.Taken taken ? taken.sourceIdentityId() : Filed.NOBODY);
  }

  private static Optional<LaneRecord> accepted(PreparedRecord<?> record) {
    return record.outcome() instanceof Outcome.Accepted<?> accepted
        ? Optional.of((LaneRecord) accepted.record())
        : Optional.empty();
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Rehearsed[" + outcome + "]";
  }
}
