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
      "Try them with a configuration of ‘environment: demo’ and another data folder.");

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
