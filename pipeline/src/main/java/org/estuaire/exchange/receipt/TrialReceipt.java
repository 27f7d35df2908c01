package org.estuaire.exchange.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TrialVerdict;
import org.estuaire.exchange.trial.TriedFile;
import org.estuaire.exchange.trial.TriedRecord;

/**
 * The receipt that a file would get, marked as that of a trial. One text for each file of an
 * archive, one after another.
 */
public final class TrialReceipt {

  private static final int MOST_RECORDS = 200;
  private static final int MOST_FINDINGS = 1_000;
  private static final int MOST_FILES = 200;

  private final ReceiptText text;

  public TrialReceipt(String territory, ZoneId zone) {
    this.text = new ReceiptText(territory, zone);
  }

  /** The words, in the language of the partner. */
  public String text(Trial trial, Partner partner) {
    StringBuilder all = new StringBuilder();
    for (TriedFile file : trial.files().stream().limit(MOST_FILES).toList()) {
      all.append(all.length() == 0 ? "" : "\r\n\r\n");
      all.append(
          text.ofTrial(
              facts(trial, file, partner), first(file, Kind.REFUSED), first(file, Kind.REMARKED)));
    }
    return all.toString();
  }

  /** Why a file was not tried at all. */
  public String ofUntried(String name, Instant at, Finding why, Partner partner) {
    return text.ofUntried(name, at, why, partner);
  }

  private enum Kind {
    REFUSED,
    REMARKED;

    boolean tells(TriedRecord record, Finding finding) {
      boolean waits =
          record.outcome() == RecordOutcome.REJECTED || record.outcome() == RecordOutcome.HELD;
      return this == REFUSED ? waits : !waits && finding.severity() == Severity.WARNING;
    }
  }

  private static FirstRecords first(TriedFile file, Kind kind) {
    FirstRecords first = new FirstRecords(MOST_RECORDS, MOST_FINDINGS);
    for (TriedRecord record : file.shown()) {
      for (Finding finding : record.findings()) {
        if (kind.tells(record, finding)) {
          first.add(record.ordinal(), record.line(), record.key(), record.outcome(), finding);
        }
      }
    }
    return first;
  }

  private static DeliveryFacts facts(Trial trial, TriedFile file, Partner partner) {
    List<Finding> findings = new ArrayList<>(trial.findings());
    findings.removeIf(finding -> trial.archive().isPresent());
    findings.addAll(file.findings());
    boolean refused =
        file.verdict() == TrialVerdict.REFUSED
            || file.verdict() == TrialVerdict.SET_ASIDE
            || file.verdict() == TrialVerdict.FAILED;
    return new DeliveryFacts(
        0,
        0,
        1,
        partner,
        file.name(),
        file.sha256(),
        file.bytes(),
        trial.at(),
        trial.at(),
        false,
        refused,
        file.format(),
        Optional.of(file.records()),
        file.count(),
        file.countsParts(),
        file.parts(),
        file.leftOut(),
        findings);
  }
}
