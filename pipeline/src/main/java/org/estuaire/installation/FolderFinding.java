package org.estuaire.installation;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** A folder can't be used, for want of space, of the folder or of the right to write in it. */
public enum FolderFinding implements FindingCode {
  FOLDER_FULL(
      "LND-194",
      Severity.ERROR,
      "le dossier {0} est plein ; il y reste {1} Ko, et il en faut au moins {2} de plus.",
      "the folder {0} is full; {1} KB are left in it, and at least {2} more are needed.",
      "Faites de la place sur ce disque sans rien effacer sous landing/, puis relancez : ce qui"
          + " restait à faire sera fait.",
      "Make room on this disk without deleting anything under landing/, then start again: what was"
          + " left to do will be done."),
  FOLDER_READ_ONLY(
      "LND-196",
      Severity.ERROR,
      "le dossier {0} ne peut pas être écrit.",
      "the folder {0} can''t be written.",
      "Donnez au compte du service le droit d''y écrire (propriétaire, droits, montage en lecture"
          + " seule), puis relancez.",
      "Give the service account the right to write there (owner, permissions, a read-only mount),"
          + " then start again."),
  FOLDER_MISSING(
      "LND-195",
      Severity.ERROR,
      "le dossier {0} n''existe pas, ou n''est pas un dossier.",
      "the folder {0} does not exist, or is no folder.",
      "Montez le disque ou remettez le dossier en place, puis relancez.",
      "Mount the disk or put the folder back, then start again."),
  FOLDER_FAILS(
      "LND-197",
      Severity.ERROR,
      "une opération dans le dossier {0} a échoué ({1}).",
      "an operation in the folder {0} failed ({1}).",
      "Vérifiez ce disque (quota, système de fichiers, journal du système), puis relancez.",
      "Check this disk (quota, file system, log of the system), then start again.");

  private final FindingText text;

  FolderFinding(
      String code,
      Severity severity,
      String french,
      String english,
      String frenchRemedy,
      String englishRemedy) {
    text = new FindingText(code, severity, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
