package org.estuaire.lab.distribution;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Why a courier did not begin what is due for a practice. */
public enum CourierFinding implements FindingCode {
  TIME_USED_UP(
      "NET-183",
      "Le temps accordé au cabinet pour ce passage est épuisé ; le reste attend le suivant.",
      "The time that the practice has for this round is used up; what is left waits for the next"
          + " one.",
      "Rien à faire si le passage suivant suffit ; sinon, demandez au cabinet pourquoi son serveur"
          + " est lent. Les autres cabinets ne l''attendent pas.",
      "Nothing to do if the next round is enough; else ask the practice why its server is slow."
          + " Other practices do not wait for it.");

  private final FindingText text;

  CourierFinding(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
