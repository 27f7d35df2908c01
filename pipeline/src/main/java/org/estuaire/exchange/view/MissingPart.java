package org.estuaire.exchange.view;

import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.Subject;

/**
 * A part of a night's report that can't be made, for one partner or for all; everything else is
 * reported.
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
    return ViewWord.SAYS.words(language, finding.code().code(), finding.message(language));
  }

  static Finding finding(String partner, String reason, Language language) {
    String whose =
        partner.equals(Subject.EVERYBODY) ? ViewWord.ALL_PARTNERS.words(language) : partner;
    return Finding.of(DeliveryFinding.NOT_REPORTED, shown(reason, language), whose);
  }

  private static String shown(String reason, Language language) {
    String[] parts = reason.split(BETWEEN, 2);
    String part = FigurePart.words(parts[0], language);
    return parts.length > 1 ? ViewWord.SAYS.words(language, part, parts[1]) : part;
  }

  public String remedy(Language language) {
    return finding(partner, reason(), language).remedy(language);
  }

  @Override
  public String toString() {
    return "MissingPart[" + partner + "]";
  }
}
