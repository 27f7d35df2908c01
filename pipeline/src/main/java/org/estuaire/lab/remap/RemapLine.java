package org.estuaire.lab.remap;

import java.util.List;

/**
 * Results of one code that the present configuration reads alike.
 *
 * @param sentUnit as the laboratory wrote it; empty when there is none
 * @param before as they are stored
 * @param after as they would be stored when loaded today
 * @param findings codes of what loading them today would report, for example {@code LAB-024}
 * @param results how many current results
 * @param earlier how many superseded versions of results
 */
public record RemapLine(
    String partner,
    String code,
    String sentUnit,
    Meaning before,
    Meaning after,
    RemapVerdict verdict,
    List<String> findings,
    long results,
    long earlier) {

  /**
   * How results are compared.
   *
   * @param loinc empty without
   * @param unit UCUM; empty without, or where the value is no number
   */
  public record Meaning(String loinc, String unit) {
    /** Without the content: what a patient was examined for. */
    @Override
    public String toString() {
      return "Meaning[…]";
    }
  }

  RemapLine and(boolean current) {
    return new RemapLine(
        partner,
        code,
        sentUnit,
        before,
        after,
        verdict,
        findings,
        results + (current ? 1 : 0),
        earlier + (current ? 0 : 1));
  }

  RemapLine withoutSentUnit() {
    return new RemapLine(partner, code, "…", before, after, verdict, findings, results, earlier);
  }

  /** Without the code: a sender may have put anything there. */
  @Override
  public String toString() {
    return "RemapLine[" + partner + " " + verdict + "]";
  }
}
