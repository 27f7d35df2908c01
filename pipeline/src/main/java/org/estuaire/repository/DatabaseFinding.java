package org.estuaire.repository;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * Why the repository's server can't be worked with, as far as an operator can mend it. What the
 * arguments are is said by the sentences.
 */
public enum DatabaseFinding implements FindingCode {
  AWAY(
      "CFG-194",
      "Le serveur de base de données ne répond pas, ou ne répond plus (SQLSTATE {0}).",
      "The database server does not answer, or does so no more (SQLSTATE {0}).",
      "Vérifiez qu''il est démarré et joignable (ESTUAIRE_DATABASE_URL ; la base embarquée démarre"
          + " d''elle-même), puis relancez : ce qui était commencé reprend où il s''est arrêté.",
      "Check that it runs and can be reached (ESTUAIRE_DATABASE_URL; the embedded one starts by"
          + " itself), then run again: what was begun goes on where it stopped."),
  FULL(
      "CFG-195",
      "Le serveur de base de données n''a plus de connexion libre (SQLSTATE {0}).",
      "The database server has no connection left (SQLSTATE {0}).",
      "Fermez des connexions ou relevez « max_connections » (Estuaire en prend huit par processus),"
          + " puis relancez.",
      "Close connections or raise ‘max_connections’ (Estuaire takes eight a process), then run"
          + " again."),
  LOGIN_REFUSED(
      "CFG-196",
      "Le serveur de base de données refuse ce compte ou son mot de passe (SQLSTATE {0}).",
      "The database server refuses this account or its password (SQLSTATE {0}).",
      "Corrigez ESTUAIRE_DATABASE_USER, ESTUAIRE_DATABASE_PASSWORD_FILE ou"
          + " ESTUAIRE_DATABASE_PASSWORD ; le fichier pg_hba.conf du serveur doit admettre cette"
          + " machine.",
      "Correct ESTUAIRE_DATABASE_USER, ESTUAIRE_DATABASE_PASSWORD_FILE or"
          + " ESTUAIRE_DATABASE_PASSWORD; the server''s pg_hba.conf must admit this machine."),
  NO_DATABASE(
      "CFG-197",
      "ESTUAIRE_DATABASE_URL ne désigne pas une base de données qui existe.",
      "ESTUAIRE_DATABASE_URL does not name a database that exists.",
      "Par exemple jdbc:postgresql://serveur:5432/estuaire ; la base doit être créée avant.",
      "For example jdbc:postgresql://server:5432/estuaire; the database has to be made before."),
  TOO_OLD(
      "CFG-198",
      "Le serveur de ESTUAIRE_DATABASE_URL est PostgreSQL {0} ; il faut la version {1} au moins.",
      "The server of ESTUAIRE_DATABASE_URL is PostgreSQL {0}; it must be version {1} or newer.",
      "Donnez un serveur plus récent ; rien n''a été créé dans celui-ci.",
      "Give a newer server; nothing was made in this one."),
  RIGHTS_MISSING(
      "CFG-199",
      "Le compte de ESTUAIRE_DATABASE_USER ne peut pas préparer le dépôt : il lui manque {0}.",
      "The account of ESTUAIRE_DATABASE_USER can''t prepare the repository: it lacks {0}.",
      "Faites exécuter par l''administrateur du serveur ce qu''écrit « estuaire database roles » ;"
          + " rien n''a été créé.",
      "Have a DBA run what ‘estuaire database roles’ prints; nothing was made."),
  NOT_STARTED(
      "CFG-120",
      "La base embarquée ne démarre pas : « {0} ».",
      "The embedded database does not start: ‘{0}’.",
      "Levez la cause qui est citée, puis relancez ; ou donnez votre propre serveur"
          + " (ESTUAIRE_DATABASE_URL).",
      "Remove the cause that is quoted, then run again; or give your own server"
          + " (ESTUAIRE_DATABASE_URL)."),
  NO_ACCOUNT(
      "CFG-121",
      "La base embarquée ne se crée ni pour root, ni pour un compte sans nom : « {0} ».",
      "The embedded database is made neither for root nor for an account without a name: ‘{0}’.",
      "Lancez Estuaire sous un compte qui a sa ligne dans /etc/passwd, ou donnez votre propre"
          + " serveur (ESTUAIRE_DATABASE_URL).",
      "Run Estuaire under an account that has its line in /etc/passwd, or give your own server"
          + " (ESTUAIRE_DATABASE_URL)."),
  FOREIGN_FOLDER(
      "CFG-122",
      "Le dossier {0} n''appartient pas à ce compte : la base embarquée ne démarre pas.",
      "The folder {0} does not belong to this account: the embedded database does not start.",
      "Donnez un autre dossier de données (--data), ou reprenez celui-ci (chown).",
      "Give another data folder (--data), or take this one back (chown)."),
  NO_PROGRAMS(
      "CFG-123",
      "Aucun programme ne peut être lancé depuis le dossier {0} (système de fichiers « noexec ») :"
          + " la base embarquée ne démarre pas.",
      "No program can be started from the folder {0} (file system mounted ‘noexec’): the embedded"
          + " database does not start.",
      "Donnez un autre dossier de données (--data), ou votre propre serveur"
          + " (ESTUAIRE_DATABASE_URL).",
      "Give another data folder (--data), or your own server (ESTUAIRE_DATABASE_URL)."),
  MIGRATION_FAILED(
      "CFG-126",
      "Le dépôt n''a pas pu être amené à la version de ce programme (SQLSTATE {0}) : quelque chose"
          + " s''y oppose dans la base, par exemple un schéma du même nom.",
      "The repository could not be brought to the version of this program (SQLSTATE {0}): something"
          + " in the database stands against it, such as a schema of the same name.",
      "Le journal du serveur dit quoi. L''étape qui a échoué n''a rien laissé ; pour un nouveau"
          + " dépôt, donnez une base vide. Corrigez, puis relancez.",
      "The server''s log says what. The step that failed has left nothing behind; give a new"
          + " repository an empty database. Mend it, then run again.");

  private final FindingText text;

  DatabaseFinding(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  /** Whether the same command may succeed later, with no setting of ours changed. */
  public boolean passes() {
    return switch (this) {
      case AWAY, FULL, NOT_STARTED, NO_ACCOUNT, FOREIGN_FOLDER, NO_PROGRAMS -> true;
      case LOGIN_REFUSED, NO_DATABASE, TOO_OLD, RIGHTS_MISSING, MIGRATION_FAILED -> false;
    };
  }

  @Override
  public FindingText text() {
    return text;
  }
}
