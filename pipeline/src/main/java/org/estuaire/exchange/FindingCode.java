package org.estuaire.exchange;

/**
 * A rule of a format or of the domain, as it appears in receipts, reports and metrics. Each lane
 * declares its own codes as an enum; {@code docs/findings.md} lists them all.
 *
 * <p>The sentences stand beside the enum, a file for each language ({@code
 * findings_fr.properties}), under the code and the code followed by {@code .remedy}. They may hold
 * {@code {0}}, {@code {1}} …, filled with a finding's arguments. Arguments name columns, limits and
 * codes of the rule; they never hold a value of the record.
 */
public interface FindingCode {

  /** The rule, apart from its words. */
  FindingRule rule();

  /** Stable and unique, {@code AREA-NNN}, for example {@code LAB-012}. */
  default String code() {
    return rule().code();
  }

  default Severity severity() {
    return rule().severity();
  }

  default Fault fault() {
    return rule().fault();
  }

  /** What is wrong. */
  default String sentence(Language language) {
    return Wording.of(getClass(), "findings", language).text(code());
  }

  /** How to fix it. */
  default String remedy(Language language) {
    return Wording.of(getClass(), "findings", language).text(code() + ".remedy");
  }
}
