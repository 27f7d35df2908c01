package org.estuaire.config;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What the account of the database lacks for what it was asked. */
public enum AccountCode implements FindingCode {
  ROLES_MISSING(
      "CFG-130",
      "Les rôles {2} manquent sur le serveur, et le compte {0} ne peut pas les créer ; rien n''a été"
          + " changé dans la base {1}.",
      "The server has no roles {2}, and the account {0} may not make them; nothing was changed in"
          + " the database {1}.",
      "Faites exécuter par l''administrateur du serveur ce qu''écrit « estuaire database roles"
          + " --database {1} --owner {0} », puis relancez.",
      "Have a DBA run what ‘estuaire database roles --database {1} --owner {0}’ prints, then start"
          + " again."),
  ROLE_NEEDED(
      "CFG-131",
      "Le compte {0} de la base ne peut pas faire « {1} ».",
      "The account {0} of the database may not do ‘{1}’.",
      "Cela revient aux membres de {2} : prenez un tel compte (ESTUAIRE_DATABASE_USER), ou"
          + " demandez au propriétaire de la base de vous y inscrire.",
      "That is for members of {2}: take such an account (ESTUAIRE_DATABASE_USER), or ask the owner"
          + " of the database to make you one."),
  NOT_LET_IN(
      "CFG-132",
      "Le compte {0} ne peut pas se connecter à la base {1}.",
      "The account {0} may not connect to the database {1}.",
      "Prenez un compte de cette installation (ESTUAIRE_DATABASE_USER, ESTUAIRE_DATABASE_URL), ou"
          + " faites-lui donner CONNECT par le propriétaire de la base.",
      "Take an account of this installation (ESTUAIRE_DATABASE_USER, ESTUAIRE_DATABASE_URL), or"
          + " have the owner of the database grant it CONNECT.");

  private final FindingText text;

  AccountCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    this.text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
