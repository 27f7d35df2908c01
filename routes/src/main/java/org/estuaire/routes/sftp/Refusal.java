package org.estuaire.routes.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;

/**
 * What the server answers when it does not do as it is told. Status codes are those of SFTP version
 * 3, which every client knows; the sentences are for clients that show them.
 */
enum Refusal {
  NO_SUCH_PLACE(
      SftpConstants.SSH_FX_NO_SUCH_FILE,
      "Seuls existent les dossiers depot, accuses, resultats et essai. / Only the folders depot,"
          + " accuses, resultats and essai exist."),
  FILE_NAME(
      SftpConstants.SSH_FX_PERMISSION_DENIED,
      "Nom de fichier refusé : lettres, chiffres, espaces et . _ + = , @ ( ) # - seulement, 200"
          + " octets au plus. / File name refused: only letters, digits, spaces and . _ + = , @ ( )"
          + " # -, at most 200 bytes."),
  READ_ONLY(
      SftpConstants.SSH_FX_PERMISSION_DENIED,
      "Déposez les fichiers dans depot, ou dans essai pour les essayer ; le reste se lit seulement."
          + " / Put files into depot, or into essai to try them; the rest is read-only."),
  LETTER_BOX(
      SftpConstants.SSH_FX_PERMISSION_DENIED,
      "Les fichiers déposés ne se relisent pas. / Files in depot can't be read back."),
  ANSWER_NAME(
      SftpConstants.SSH_FX_PERMISSION_DENIED,
      "Les noms essai-… y sont réservés aux réponses. / Names essai-… are kept for answers there."),
  TRIALS_FULL(
      SftpConstants.SSH_FX_FAILURE,
      "Trop de fichiers attendent d'être essayés ; attendez leurs réponses. / Too many files wait"
          + " to be tried; wait for their answers."),
  HANDED_OVER(
      SftpConstants.SSH_FX_FAILURE,
      "Un fichier de ce nom est déjà remis et attend son traitement. / A file of this name has been"
          + " handed over and awaits processing."),
  EMPTY(
      SftpConstants.SSH_FX_FAILURE,
      "Le fichier est vide ; il n'est pas accepté. / The file is empty; it is not accepted."),
  INCOMPLETE(
      SftpConstants.SSH_FX_FAILURE,
      "Le fichier n'a pas été reçu en entier ; déposez-le de nouveau. / The file was not received"
          + " whole; send it again."),
  TOO_LARGE(
      SftpConstants.SSH_FX_FAILURE,
      "Le fichier dépasse la taille autorisée. / The file exceeds the allowed size."),
  NO_RESUME(
      SftpConstants.SSH_FX_OP_UNSUPPORTED,
      "La reprise d'un envoi n'est pas possible ; recommencez-le. / Uploads can't be resumed; start"
          + " again."),
  UNSUPPORTED(
      SftpConstants.SSH_FX_OP_UNSUPPORTED,
      "Cette opération n'est pas offerte. / This operation is not offered.");

  private final int status;
  private final String sentence;

  Refusal(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /** The server has no room for what a partner sends, and says why. */
  static SftpException of(Finding noRoom) {
    return new SftpException(
        SftpConstants.SSH_FX_FAILURE,
        noRoom.code().code()
            + " "
            + noRoom.message(Language.FR)
            + " / "
            + noRoom.message(Language.EN));
  }

  SftpException exception() {
    return new SftpException(status, sentence);
  }
}
