package org.estuaire.pathway.summary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether a page says anything new: a hash of all that it says, but for when it is made. */
final class SummaryDigest {

  /** What none of the texts holds. */
  private static final byte END = 0;

  private final MessageDigest digest;

  private SummaryDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] of(Summary summary, String format) {
    SummaryDigest all = new SummaryDigest();
    all.add(format);
    all.patient(summary.patient());
    summary.pathways().forEach(all::add);
    summary.lines().forEach(all::line);
    summary.rights().forEach(all::right);
    summary.circle().forEach(member -> all.add(member.name(), member.role()));
    return all.digest.digest();
  }

  private void patient(Summary.Patient patient) {
    add(patient.birthName(), patient.firstName(), patient.givenNames(), patient.usedName());
    add(patient.sex(), patient.birthPlace());
    add(patient.birthDate(), patient.ins().map(ins -> ins.authority() + ins.number()));
  }

  private void line(Summary.Line line) {
    add(line.name(), line.loinc(), line.unit(), line.every(), line.source());
    add(line.overdue(), line.dueSince(), line.target());
    line.last()
        .ifPresent(
            one -> add(one.text(), one.on(), one.laboratory(), one.usual(), one.attention()));
    line.points().forEach(point -> add(point.at(), point.comparator(), point.value()));
  }

  private void right(Summary.Right right) {
    add(right.council(), right.kind(), right.gir(), right.evaluatedOn(), right.until());
    // Not when the council last confirmed it: a month in which nothing changed says nothing new.
    add(right.hours());
  }

  private void add(Object... facts) {
    for (Object fact : facts) {
      digest.update(fact.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(END);
    }
  }
}
