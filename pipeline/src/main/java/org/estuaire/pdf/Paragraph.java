package org.estuaire.pdf;

/**
 * Words that are wrapped to the width they have; their own lines stay.
 *
 * @param label what stands to their left in its own lettering; empty for none
 * @param labelling how the label looks
 * @param indent room for the label, in points
 * @param centred whether they stand in the middle
 */
public record Paragraph(
    Lettering lettering,
    String words,
    String label,
    Lettering labelling,
    float indent,
    boolean centred) {

  public static Paragraph of(Lettering lettering, String words) {
    return new Paragraph(lettering, words, "", lettering, 0, false);
  }

  public static Paragraph centred(Lettering lettering, String words) {
    return new Paragraph(lettering, words, "", lettering, 0, true);
  }

  /** Words behind what they are. */
  public static Paragraph labelled(
      Lettering labelling, String label, float indent, Lettering lettering, String words) {
    return new Paragraph(lettering, words, label, labelling, indent, false);
  }

  /** Without the content: it may concern a patient. */
  @Override
  public String toString() {
    return "Paragraph[…]";
  }
}
