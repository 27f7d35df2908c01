package org.estuaire.identity.matching;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What a reconciliation has to say about its own rules. */
public enum MatchingFinding implements FindingCode {
  RULE_EXPLODES(
      "IDE-080",
      Severity.WARNING,
      "La règle de rapprochement {0} donnerait {1} paires à comparer ; elle est laissée de côté.",
      "The reconciliation rule {0} would give {1} pairs to compare; it is left out.",
      "Cherchez dans les domaines la valeur par défaut que trop d''identités partagent, et corrigez-la à la source.",
      "Look in the domains for the default value that too many identities share, and correct it at its source."),
  KEYS_PASSED_OVER(
      "IDE-081",
      Severity.WARNING,
      "Sous la règle de rapprochement {0}, {1} valeurs sont partagées par trop d''identités pour servir à les comparer.",
      "Under the reconciliation rule {0}, {1} values are shared by too many identities to compare them by.",
      "Cherchez dans les domaines les valeurs par défaut (adresse, téléphone ou date), et corrigez-les à la source.",
      "Look in the domains for default values (address, telephone or date), and correct them at their source.");

  private final FindingText text;

  MatchingFinding(
      String code,
      Severity severity,
      String french,
      String english,
      String frenchRemedy,
      String englishRemedy) {
    this.text = new FindingText(code, severity, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
