package org.estuaire.exchange.landing;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Why a ZIP or GZIP delivery is refused as a whole, or what became of it. */
public enum ArchiveFinding implements FindingCode {
  UNPACKED(
      "DEL-010",
      Severity.WARNING,
      "Archive décompactée : {0} fichier(s), chacun avec son propre accusé.",
      "Archive unpacked: {0} file(s), each with a receipt of its own.",
      "Rien à faire : consultez l''accusé de chaque fichier.",
      "Nothing to do: see the receipt of each file."),
  BROKEN(
      "DEL-011",
      Severity.ERROR,
      "L''archive est incomplète ou abîmée ; aucun de ses fichiers n''a été pris.",
      "The archive is incomplete or damaged; none of its files was taken.",
      "Refaites l''archive, vérifiez qu''elle s''ouvre, puis renvoyez-la.",
      "Make the archive again, check that it opens, then send it again."),
  ENCRYPTED(
      "DEL-012",
      Severity.ERROR,
      "L''archive est protégée par un mot de passe.",
      "The archive is protected by a password.",
      "Renvoyez-la sans mot de passe : la liaison est déjà chiffrée.",
      "Send it again without password: the line is encrypted already."),
  NO_FILE(
      "DEL-013",
      Severity.ERROR,
      "L''archive ne contient aucun fichier.",
      "The archive holds no file.",
      "Vérifiez l''export, puis renvoyez l''archive.",
      "Check the export, then send the archive again."),
  NESTED(
      "DEL-014",
      Severity.ERROR,
      "L''archive contient une autre archive.",
      "The archive holds another archive.",
      "Mettez les fichiers eux-mêmes dans une seule archive.",
      "Put the files themselves into one archive."),
  TOO_MUCH(
      "DEL-015",
      Severity.ERROR,
      "L''archive contient trop : plus de {0} fichiers, ou de {1} octets une fois décompactée.",
      "The archive holds too much: more than {0} files, or {1} bytes once unpacked.",
      "Répartissez les fichiers sur plusieurs archives.",
      "Spread the files over several archives.");

  private final FindingText text;

  ArchiveFinding(
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
