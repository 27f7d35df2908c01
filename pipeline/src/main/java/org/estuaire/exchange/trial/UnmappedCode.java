package org.estuaire.exchange.trial;

/**
 * A code of the sender's own that has none of the terminology.
 *
 * @param results how many lines bear it
 */
public record UnmappedCode(String code, String label, String unit, int results) {
  /** Without the label, which the sender chose. */
  @Override
  public String toString() {
    return "UnmappedCode[" + results + "]";
  }
}
