package org.estuaire.exchange;

/**
 * A rule of a format or of the domain, as it appears in receipts, reports and metrics. Each lane
 * declares its own codes as an enum; {@code docs/findings.md} lists them all.
 *
 * <p>Sentences may hold {@code {0}}, {@code {1}} …, filled with a finding's arguments. Arguments
 * name columns, limits and codes of the rule; they never hold a value of the record.
 */
public interface FindingCode {

  /** Stable and unique, {@code AREA-NNN}, for example {@code LAB-012}. */
  String code();

  Severity severity();

  /** What is wrong, for a French reader. */
  String french();

  /** What is wrong, for an English reader. */
  String english();

  /** How to mend it, for a French reader. */
  String frenchRemedy();

  /** How to mend it, for an English reader. */
  String englishRemedy();
}
