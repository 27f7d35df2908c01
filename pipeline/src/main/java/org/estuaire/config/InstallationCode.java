package org.estuaire.config;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what stands around the configuration: the database, keys and secrets, the rights on
 * files. What the arguments are is said by the sentences.
 */
public enum InstallationCode implements FindingCode {
  EMBEDDED_IN_PRODUCTION(
      "CFG-100",
      "En production, le dépôt est sur votre propre serveur PostgreSQL : la variable"
          + " ESTUAIRE_DATABASE_URL n''est pas définie, et la base embarquée est refusée.",
      "In production the repository is on your own PostgreSQL server: the variable"
          + " ESTUAIRE_DATABASE_URL is not set, and the embedded database is refused.",
      "Donnez les variables du guide à chaque commande, aussi sous cron et systemd"
          + " (EnvironmentFile).",
      "Give each command the variables of the guide, under cron and systemd too"
          + " (EnvironmentFile)."),
  DATABASE_WITHOUT_TLS(
      "CFG-101",
      "L''adresse de la base (ESTUAIRE_DATABASE_URL) désigne une autre machine ({0}) sans exiger"
          + " de chiffrement.",
      "The database address (ESTUAIRE_DATABASE_URL) names another machine ({0}) without asking for"
          + " encryption.",
      "Ajoutez sslmode=verify-full (et sslrootcert) à l''adresse. Si le réseau est chiffré"
          + " autrement, dites-le : sslmode=disable.",
      "Add sslmode=verify-full (and sslrootcert) to the address. If the network is encrypted in"
          + " another way, say so: sslmode=disable."),
  SAMPLES_IN_PRODUCTION(
      "CFG-102",
      "En production, les exemples livrés avec le programme (--samples) sont refusés.",
      "In production the samples that come with the program (--samples) are refused.",
      "Essayez-les avec une configuration « environment: demo » et un autre dossier de données.",
      "Try them with a configuration of ‘environment: demo’ and another data folder."),
  COPIED_FOLDER(
      "CFG-103",
      "Le dossier de la base embarquée est une copie prise pendant que le serveur de {0} tournait.",
      "The folder of the embedded database is a copy that was taken while the server of {0} ran.",
      "Une telle copie n''est pas sûre : arrêtez Estuaire sur l''original, puis refaites-la.",
      "Such a copy is not sound: stop Estuaire on the original, then copy again."),
  OTHER_REPOSITORY(
      "CFG-104",
      "Ce dossier de données appartient à un autre dépôt ({0}) que celui de la base ouverte ({1}).",
      "This data folder belongs to another repository ({0}) than that of the database ({1}).",
      "Corrigez --data ou ESTUAIRE_DATABASE_URL ; pour un nouveau dépôt, donnez un dossier de"
          + " données vide. Rien n''a été changé.",
      "Correct --data or ESTUAIRE_DATABASE_URL; give a new repository an empty data folder."
          + " Nothing was changed."),
  OTHER_LANDING_KEY(
      "CFG-105",
      "La zone d''arrivée a été remplie sous une autre clé que celle qui est donnée.",
      "The landing zone was filled under another key than the one that is given.",
      "Remettez la clé d''origine (ESTUAIRE_LANDING_KEY_FILE ou keys/landing-key.json), ou donnez"
          + " un autre dossier de données.",
      "Put the original key back (ESTUAIRE_LANDING_KEY_FILE or keys/landing-key.json), or give"
          + " another data folder."),
  SHARED_SSH_KEY(
      "CFG-106",
      "Une clé SSH de ce partenaire ouvre aussi le dépôt du partenaire décrit par {0}.",
      "An SSH key of this partner also opens the drop of the partner described by {0}.",
      "Demandez à chaque partenaire une clé à lui.",
      "Ask each partner for a key of its own."),
  NOT_TOLD_APART(
      "CFG-107",
      "Le partenaire décrit par {0} peut envoyer en MLLP au nom de celui-ci : il se connecte depuis"
          + " les mêmes adresses, et aucun certificat ne les distingue.",
      "The partner described by {0} can send by MLLP in the name of this one: it connects from the"
          + " same addresses, and no certificate tells them apart.",
      "Donnez à celui-ci, sous « certificates », l''empreinte d''un certificat qu''il est seul à"
          + " avoir, ou séparez leurs réseaux.",
      "Give this one, under ‘certificates’, the fingerprint of a certificate that it alone has, or"
          + " set their networks apart."),
  SHARED_STUDY_KEY(
      "CFG-108",
      "La clé de cette étude est aussi celle de l''étude décrite par {0} : une personne aurait le"
          + " même pseudonyme dans les deux.",
      "The key of this study is also that of the study described by {0}: a person would have the"
          + " same pseudonym in both.",
      "Donnez à chaque étude une clé à elle.",
      "Give each study a key of its own.");

  private final FindingText text;

  InstallationCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
