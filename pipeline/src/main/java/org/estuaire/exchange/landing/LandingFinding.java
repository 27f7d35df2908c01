package org.estuaire.exchange.landing;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Why a file is not taken in. Nothing of it is kept; it stays where the sender put it. */
public enum LandingFinding implements FindingCode {
  EMPTY(
      "LND-001",
      Severity.ERROR,
      "Le fichier est vide.",
      "The file is empty.",
      "Vérifiez l''export et déposez le fichier de nouveau.",
      "Check the export and send the file again."),
  TOO_LARGE(
      "LND-002",
      Severity.ERROR,
      "Le fichier dépasse la taille autorisée de {0} octets.",
      "The file exceeds the allowed size of {0} bytes.",
      "Découpez l''envoi en plusieurs fichiers de moins de {0} octets, ou demandez un relèvement de"
          + " la limite.",
      "Split the delivery into files of less than {0} bytes, or ask for a higher limit."),
  DIRECTORY(
      "LND-003",
      Severity.WARNING,
      "Un dossier se trouve à la place d''un fichier ; son contenu n''est pas lu.",
      "There is a folder in place of a file; what it contains is not read.",
      "Déposez les fichiers directement dans le dossier de dépôt, sans sous-dossier.",
      "Put the files straight into the drop folder, without subfolders."),
  NOT_A_FILE(
      "LND-004",
      Severity.WARNING,
      "Un lien ou un objet spécial se trouve à la place d''un fichier ; il n''est pas suivi.",
      "There is a link or a special object in place of a file; it is not followed.",
      "Déposez le fichier lui-même.",
      "Send the file itself."),
  UNREADABLE(
      "LND-005",
      Severity.ERROR,
      "Le fichier ne peut pas être lu.",
      "The file can''t be read.",
      "Vérifiez les droits du fichier pour le compte du service, puis l''état du disque.",
      "Check the file''s permissions for the service account, then the state of the disk."),
  CHANGED_WHILE_READ(
      "LND-006",
      Severity.WARNING,
      "Le fichier a changé pendant sa lecture ; il sera repris au prochain passage.",
      "The file changed while it was read; it will be taken at the next pass.",
      "Écrivez le fichier sous un nom temporaire (.tmp), puis renommez-le une fois complet.",
      "Write the file under a temporary name (.tmp), then rename it once it is complete."),
  FOLDER_AWAY(
      "LND-007",
      Severity.ERROR,
      "Le dossier de dépôt ne peut pas être lu.",
      "The drop folder can''t be read.",
      "Vérifiez que le dossier existe, qu''il est monté et que le compte du service y a accès.",
      "Check that the folder exists, is mounted and is open to the service account."),
  MENDED(
      "LND-180",
      Severity.WARNING,
      "La copie conservée de cette livraison était endommagée ; le même fichier, reçu de nouveau, la"
          + " remplace.",
      "The stored copy of this delivery was damaged; the same file, which came again, replaces it.",
      "L''exploitant régional doit vérifier le disque de la zone d''arrivée ; la livraison reprend à"
          + " la nuit suivante.",
      "The regional operator must check the disk of the landing zone; the delivery goes on with the"
          + " next night."),
  SHARE_FULL(
      "LND-190",
      Severity.ERROR,
      "La part de ce partenaire est pleine : {0} fichiers et {1} Mo attendent d''être intégrés, pour"
          + " une limite de {2} fichiers et {3} Mo. Les envois suivants sont refusés.",
      "This partner''s share is full: {0} files and {1} MB wait to be loaded, of {2} files and {3} MB"
          + " allowed. What is sent from now on is refused.",
      "Attendez la prochaine nuit, qui libère la part, puis renvoyez ce qui a été refusé ;"
          + " l''exploitant peut l''augmenter (limits.share, limits.share-files).",
      "Wait for the next night, which frees the share, then send again what was refused; the"
          + " operator can raise it (limits.share, limits.share-files)."),
  SHARE_NEARLY_FULL(
      "LND-191",
      Severity.WARNING,
      "La part de ce partenaire est presque pleine : {0} fichiers et {1} Mo attendent d''être"
          + " intégrés, pour une limite de {2} fichiers et {3} Mo.",
      "This partner''s share is nearly full: {0} files and {1} MB wait to be loaded, of {2} files and"
          + " {3} MB allowed.",
      "Espacez les envois jusqu''à la prochaine nuit, ou demandez une part plus grande"
          + " (limits.share, limits.share-files).",
      "Send less until the next night, or ask for a larger share (limits.share,"
          + " limits.share-files)."),
  DISK_KEPT_FREE(
      "LND-192",
      Severity.ERROR,
      "Il ne reste que {0} Mo sur le disque, dont {1} Mo réservés au traitement : rien de nouveau"
          + " n''est pris pour l''instant.",
      "Only {0} MB are left on the disk, of which {1} MB are kept for processing: nothing new is"
          + " taken for now.",
      "Renvoyez plus tard. L''exploitant doit faire de la place, ou agrandir le disque"
          + " (disk.keep-free).",
      "Send again later. The operator has to make room, or to enlarge the disk (disk.keep-free)."),
  HARD_LINK(
      "LND-193",
      Severity.WARNING,
      "Le fichier a un second nom ailleurs (lien physique) ; il n''est ni lu ni supprimé.",
      "The file has a second name elsewhere (a hard link); it is neither read nor removed.",
      "Déposez une copie du fichier, et supprimez le lien.",
      "Put a copy of the file there, and remove the link."),
  DATABASE_FULL(
      "LND-198",
      Severity.ERROR,
      "Le disque de la base de données est plein.",
      "The disk of the database is full.",
      "Faites de la place sur le disque du serveur PostgreSQL (data/postgres pour la base embarquée),"
          + " puis relancez : ce qui restait à faire sera fait.",
      "Make room on the disk of the PostgreSQL server (data/postgres for the embedded one), then"
          + " start again: what was left to do will be done.");

  private final FindingText text;

  LandingFinding(
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
