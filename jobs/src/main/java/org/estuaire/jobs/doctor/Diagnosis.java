package org.estuaire.jobs.doctor;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Severity;

/**
 * What was seen of a topic, and what is to be done about it.
 *
 * @param findings each with its remedy; none where all is well
 */
public record Diagnosis(Topic topic, Fact fact, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Of a topic that rests on one that failed. */
  static Diagnosis notSeen(Topic topic) {
    return new Diagnosis(topic, Fact.of(DoctorWord.NOT_SEEN), List.of());
  }

  /** Nothing is known to be wrong, nor to be right. */
  public boolean isOpen() {
    return fact.word() == DoctorWord.NOT_SEEN && findings.isEmpty();
  }

  /** Whether the program can't do its work, or will do it wrongly, until this is mended. */
  public boolean isGrave() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
