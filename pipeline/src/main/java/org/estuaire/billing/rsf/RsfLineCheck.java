package org.estuaire.billing.rsf;

import java.time.DateTimeException;
import java.util.function.Consumer;
import org.estuaire.billing.BillingFinding;
import org.estuaire.exchange.Finding;

/** Checks the form of every field of a line against the layout. */
final class RsfLineCheck {

  private static final int BIOLOGY_ACTS = 5;

  private final RsfLine line;
  private final Consumer<Finding> findings;

  private RsfLineCheck(RsfLine line, Consumer<Finding> findings) {
    this.line = line;
    this.findings = findings;
  }

  static void check(RsfLine line, Consumer<Finding> findings) {
    RsfLineCheck check = new RsfLineCheck(line, findings);
    line.layout().fields().stream().filter(line::has).forEach(check::field);
    if (line.layout().letter() == 'L') {
      check.biologyActs();
    }
  }

  private void field(RsfField field) {
    String value = line.text(field);
    if (isMissing(field, value)) {
      missing(field);
      return;
    }
    switch (field.kind()) {
      case NUMBER -> number(field, value);
      case DATE -> date(field, value);
      case TEXT -> code(field, value);
    }
  }

  private static boolean isMissing(RsfField field, String value) {
    return value.isEmpty()
        || (field.nonzero() || field.kind() == RsfField.Kind.DATE) && RsfLine.isZeros(value);
  }

  private void missing(RsfField field) {
    if (field.needed()) {
      report(BillingFinding.FIELD_MISSING, field, "");
    } else if (field.mandatory()) {
      report(BillingFinding.FIELD_EXPECTED, field, "");
    }
  }

  private void number(RsfField field, String value) {
    if (line.isNumber(field)) {
      code(field, value);
    } else {
      report(BillingFinding.NOT_NUMERIC, field, value, field.type());
    }
  }

  private void date(RsfField field, String value) {
    try {
      line.date(field);
    } catch (DateTimeException e) {
      report(BillingFinding.BAD_DATE, field, value);
    }
  }

  private void code(RsfField field, String value) {
    if (!field.values().isEmpty() && !field.values().contains(value) && !RsfLine.isZeros(value)) {
      report(BillingFinding.CODE_NOT_LISTED, field, value, String.join(", ", field.values()));
    }
  }

  /** From the second act on a slot is unused, or it needs its date, quantity and code. */
  private void biologyActs() {
    for (int act = 2; act <= BIOLOGY_ACTS; act++) {
      RsfField code = line.layout().field("CODACT" + act);
      RsfField date = line.layout().field("DTACTE" + act);
      RsfField quantity = line.layout().field("QTEACT" + act);
      boolean coded = !RsfLine.isZeros(line.text(code));
      boolean dated = !RsfLine.isZeros(line.text(date));
      if (dated && !coded) {
        report(BillingFinding.FIELD_MISSING, code, "");
      }
      if (coded && !dated) {
        report(BillingFinding.FIELD_MISSING, date, "");
      }
      if (coded && line.text(quantity).isEmpty()) {
        report(BillingFinding.FIELD_MISSING, quantity, "");
      }
    }
  }

  private void report(BillingFinding code, RsfField field, String value, String... arguments) {
    findings.accept(
        Finding.of(code, arguments)
            .atLine(line.number())
            .inField(line.layout().letter() + "." + field.name())
            .quoting(value));
  }
}
