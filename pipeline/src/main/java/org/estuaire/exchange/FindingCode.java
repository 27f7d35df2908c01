package org.estuaire.exchange;

/**
 * A rule of a format or of the domain, as it appears in receipts, reports and metrics. Each lane
 * declares its own codes as an enum; {@code docs/findings.md} lists them all.
 *
 * <p>Sentences may hold {@code {0}}, {@code {1}} …, filled with a finding's arguments. Arguments
 * name columns, limits and codes of the rule; they never hold a value of the record.
 */
public interface FindingCode {

  /** The rule in words. */
  FindingText text();

  /** Stable and unique, {@code AREA-NNN}, for example {@code LAB-012}. */
  default String code() {
    return text().code();
  }

  default Severity severity() {
    return text().severity();
  }

  /** What is wrong, for a French reader. */
  default String french() {
    return text().french();
  }

  /** What is wrong, for an English reader. */
  default String english() {
    return text().english();
  }

  /** How to mend it, for a French reader. */
  default String frenchRemedy() {
    return text().frenchRemedy();
  }

  /** How to mend it, for an English reader. */
  default String englishRemedy() {
    return text().englishRemedy();
  }
}
