package org.estuaire.exchange;

/** What can be wrong with a delivery as a whole, whatever its format. */
public enum DeliveryFinding implements FindingCode {
  UNKNOWN_FORMAT(
      "DEL-001",
      Severity.ERROR,
      "le format du fichier n''est pas reconnu parmi ceux prévus pour ce partenaire ({0})",
      "the format of the file is none of those expected from this partner ({0})",
      "vérifiez que le bon fichier a été déposé, et qu''il n''est ni compressé ni chiffré",
      "check that the right file was dropped, and that it is neither compressed nor encrypted"),
  EMPTY(
      "DEL-002",
      Severity.ERROR,
      "le fichier est vide",
      "the file is empty",
      "renvoyez le fichier ; s''il n''y a rien à transmettre, ne déposez rien",
      "send the file again; when there is nothing to send, drop nothing"),
  SET_ASIDE(
      "DEL-003",
      Severity.ERROR,
      "le traitement de ce fichier a été interrompu {0} fois au même endroit ; il est mis de côté",
      "processing of this file was interrupted {0} times at the same place; it is set aside",
      "l''exploitant régional doit examiner le fichier, puis lancer « estuaire rejects replay --delivery »",
      "the regional operator must examine the file, then run \"estuaire rejects replay --delivery\""),
  REFUSED_BY_REPOSITORY(
      "DEL-004",
      Severity.ERROR,
      "une valeur de cet enregistrement ne peut pas être conservée (règle {0} de la base)",
      "a value of this record can''t be stored (database rule {0})",
      "vérifiez les valeurs extrêmes (montants, dates, longueurs) puis renvoyez l''enregistrement",
      "check extreme values (amounts, dates, lengths), then send the record again"),
  UNREADABLE(
      "DEL-005",
      Severity.ERROR,
      "l''enregistrement n''a pas pu être lu",
      "the record could not be read",
      "renvoyez l''enregistrement ; si l''erreur persiste, signalez ce code à l''exploitant régional",
      "send the record again; if the error persists, report this code to the regional operator");

  private final FindingText text;

  DeliveryFinding(
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
