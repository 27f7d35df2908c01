package org.estuaire.standards;

/**
 * One sentence of an official tool. It may quote the file: for the screen and the sender, never for
 * a log.
 *
 * @param place in the tool's own terms, such as an XPath, a FHIRPath or a segment
 * @param rule the rule's own identifier, empty where it has none
 * @param text as the tool words it
 */
public record OfficialRemark(boolean error, String place, String rule, String text) {

  /** Without the sentence and the place, which may quote a patient's data. */
  @Override
  public String toString() {
    return (error ? "error " : "warning ") + rule;
  }
}
