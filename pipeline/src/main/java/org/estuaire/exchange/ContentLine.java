package org.estuaire.exchange;

/**
 * One line of what a record becomes, as whoever tries a file is shown it: a result, an amount, an
 * act. Says nothing of the person. A text that there is none of is empty.
 *
 * @param line of the delivery, counted from 1; 0 where it is not known
 * @param label in the sender's words, or the name of the field
 * @param sentCode the sender's own code
 * @param code in the common terminology
 * @param value as it is kept; the length alone of what may be a narrative
 * @param sentUnit as sent
 * @param unit in UCUM
 * @param flag as sent
 * @param unmapped the sender's code needs one of the terminology and has none
 */
public record ContentLine(
    long line,
    String label,
    String sentCode,
    String code,
    String value,
    String sentUnit,
    String unit,
    String flag,
    boolean unmapped) {

  /** A field and what it holds, without codes and units. */
  public static ContentLine of(String field, String value) {
    return new ContentLine(0, field, "", "", value, "", "", "", false);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ContentLine[" + line + "]";
  }
}
