package org.estuaire.exchange.view;

import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.Subject;

/**
 * A part of a night's report that can't be made, for one partner or for all; everything else is
 * told.
 *
 * @param part as the program calls it
 * @param partner code of whose figures are missing, or {@link Subject#EVERYBODY}
 * @param cause kind of the failure
 */
public record MissingPart(String part, String partner, String cause) {

  private static final String BETWEEN = ": ";

  /** The partner, or all where the part is nobody's alone. */
  public Subject subject() {
    return Subject.partner(partner);
  }

  /** What of it goes into the list of troubles. */
  public String reason() {
    return part + BETWEEN + cause;
  }

  public String words(Language language) {
    return words(partner, reason(), language);
  }

  static String words(String partner, String reason, Language language) {
    Finding finding = finding(partner, reason, language);
    return finding.code().code() + language.choose(" : ", ": ") + finding.message(language);
  }

  static Finding finding(String partner, String reason, Language language) {
    String whose =
        partner.equals(Subject.EVERYBODY)
            ? language.choose("tous les partenaires", "all partners")
            : partner;
    return Finding.of(DeliveryFinding.NOT_REPORTED, shown(reason, language), whose);
  }

  private static String shown(String reason, Language language) {
    String[] parts = reason.split(BETWEEN, 2);
    return FigurePart.words(parts[0], language)
        + (parts.length > 1 ? language.choose(" : ", ": ") + parts[1] : "");
  }

  public String remedy(Language language) {
    return finding(partner, reason(), language).remedy(language);
  }

  @Override
  public String toString() {
    return "MissingPart[" + partner + "]";
  }
}
