package org.estuaire.exchange;

/** What can be wrong with a delivery as a whole, whatever its format. */
public enum DeliveryFinding implements FindingCode {
  UNKNOWN_FORMAT(
      "DEL-001",
      Severity.ERROR,
      "Le format du fichier n''est pas l''un de ceux prévus pour ce partenaire ({0}).",
      "The format of the file is none of those expected from this partner ({0}).",
      "Vérifiez que le bon fichier a été déposé, et qu''il n''est pas chiffré.",
      "Check that the right file was dropped, and that it is not encrypted."),
  OTHER_KIND(
      "DEL-140",
      Severity.ERROR,
      "Le fichier est de type {0}, qui n''est pas l''un des formats prévus pour ce partenaire ({1}).",
      "The file is of the kind {0}, which is none of the formats expected from this partner ({1}).",
      "Envoyez un fichier dans l''un de ces formats ; d''un tableur, enregistrez en .xlsx ou CSV. Si c''est une page HTML, l''export a souvent livré une page d''erreur ou de connexion.",
      "Send a file in one of these formats; from a spreadsheet, save as .xlsx or CSV. If it is an HTML page, the export has often delivered an error or login page."),
  EMPTY(
      "DEL-002",
      Severity.ERROR,
      "Le fichier est vide.",
      "The file is empty.",
      "Renvoyez le fichier ; s''il n''y a rien à transmettre, ne déposez rien.",
      "Send the file again; when there is nothing to send, drop nothing."),
  SET_ASIDE(
      "DEL-003",
      Severity.ERROR,
      "Le traitement de ce fichier a été interrompu {0} fois de suite ; il est mis de côté.",
      "Processing of this file was interrupted {0} times in a row; it is set aside.",
      "L''exploitant régional doit examiner le fichier, puis lancer « estuaire rejects replay --delivery ».",
      "The regional operator must examine the file, then run \"estuaire rejects replay --delivery\"."),
  REFUSED_BY_REPOSITORY(
      "DEL-004",
      Severity.ERROR,
      "Une valeur de cet enregistrement ne peut pas être conservée (code {0} de la base de données).",
      "A value of this record can''t be stored (database code {0}).",
      "Vérifiez les valeurs extrêmes (montants, dates, longueurs), puis renvoyez l''enregistrement.",
      "Check extreme values (amounts, dates, lengths), then send the record again."),
  UNREADABLE(
      "DEL-005",
      Severity.ERROR,
      "L''enregistrement n''a pas pu être lu.",
      "The record could not be read.",
      "Renvoyez l''enregistrement ; si l''erreur persiste, signalez ce code à l''exploitant régional.",
      "Send the record again; if the error persists, report this code to the regional operator."),
  PARTS_UNACCOUNTED(
      "DEL-110",
      Severity.ERROR,
      "L''enregistrement contient {0} résultats, et le programme en explique {1} : plutôt que d''en perdre, il garde tout en quarantaine.",
      "The record holds {0} results, and the program accounts for {1}: rather than lose any, it keeps all in quarantine.",
      "L''exploitant régional doit signaler ce code ; une version corrigée rejouera l''enregistrement. Il n''y a rien à renvoyer.",
      "The regional operator must report this code; a mended version will replay the record. There is nothing to send again."),
  MORE_WARNINGS(
      "DEL-180",
      Severity.WARNING,
      "{1} autres remarques {0} n''ont été que comptées : les premières sont détaillées ici.",
      "{1} more remarks {0} were only counted: the first ones are spelled out here.",
      "Corrigez la cause des remarques détaillées : les autres sont du même genre.",
      "Mend the cause of the remarks that are spelled out: the others are of the same kind."),
  MORE_ERRORS(
      "DEL-181",
      Severity.ERROR,
      "{1} autres erreurs {0} n''ont été que comptées : les premières sont détaillées ici.",
      "{1} more errors {0} were only counted: the first ones are spelled out here.",
      "Corrigez la cause des erreurs détaillées : les autres sont du même genre.",
      "Mend the cause of the errors that are spelled out: the others are of the same kind."),
  UNFOLDS_TOO_FAR(
      "DEL-182",
      Severity.ERROR,
      "L''enregistrement renvoie tant de fois aux mêmes textes ou documents que, déplié, il dépasserait {0} Mo.",
      "The record refers to the same texts or documents so often that it would unfold to more than {0} MB.",
      "Renvoyez à chaque texte ou document une seule fois.",
      "Refer to each text or document once."),
  TOO_MANY_REJECTS(
      "DEL-183",
      Severity.ERROR,
      "La lecture de ce fichier s''est arrêtée : {0} des {1} enregistrements lus ont été refusés ou mis en attente, pour une limite de {2} ; les {3} suivants n''ont pas été lus.",
      "Reading of this file has stopped: {0} of the {1} records read were refused or held, of {2} allowed; the {3} that follow were not read.",
      "Corrigez le fichier et renvoyez-le en entier : ce qui est déjà intégré ne le sera pas deux fois. Si la cause n''est pas dans le fichier, l''exploitant régional la corrige ou augmente la limite (limits.rejects), puis lance « estuaire rejects replay --delivery ».",
      "Correct the file and send all of it again: what is loaded already will not be loaded twice. If the cause is not in the file, the regional operator mends it or raises the limit (limits.rejects), then runs \"estuaire rejects replay --delivery\"."),
  TOO_MANY_REJECTS_OF_NIGHT(
      "DEL-184",
      Severity.ERROR,
      "Les fichiers de {0} ont atteint ensemble la limite des rejets d''une nuit ; ce qui en reste n''est pas perdu et sera lu la nuit suivante.",
      "The files of {0} have together reached the limit of rejects of one night; what is left of them is not lost and will be read the next night.",
      "L''exploitant régional voit les motifs avec lui (« estuaire rejects list ») ; si la cause est ici, il la corrige ou augmente la limite (limits.rejects).",
      "The regional operator looks at the reasons with the partner (\"estuaire rejects list\"); if the cause is ours, it is mended or the limit raised (limits.rejects)."),
  SEAL_BROKEN(
      "DEL-170",
      Severity.ERROR,
      "La pièce scellée {0} n° {1} de {2} ne s''ouvre pas à sa place : elle a été altérée ou déplacée, ou vient d''une autre base. Elle n''est ni montrée, ni rejouée, ni envoyée.",
      "The sealed piece {0} no. {1} of {2} does not open at its place: it was altered or moved, or comes from another repository. It is neither shown, nor replayed, nor sent.",
      "L''exploitant régional doit chercher qui a modifié la base, rétablir la ligne depuis une sauvegarde, puis relancer (« estuaire rejects replay », « estuaire deliveries retry ») ; « estuaire status » compte ces pièces.",
      "The regional operator must find out who changed the repository, restore the row from a backup, then try again (\"estuaire rejects replay\", \"estuaire deliveries retry\"); \"estuaire status\" counts these pieces."),
  DAMAGED(
      "DEL-190",
      Severity.ERROR,
      "Les octets conservés de la livraison n° {0} de {1} sont endommagés ou manquants (SHA-256 {2}) ; elle attend, tout le reste suit son cours.",
      "The stored bytes of delivery no. {0} of {1} are damaged or missing (SHA-256 {2}); it waits, everything else goes on.",
      "L''exploitant régional doit vérifier le disque et rétablir le fichier de la zone d''arrivée depuis une sauvegarde, ou faire déposer de nouveau le même fichier par son émetteur ; la nuit suivante le reprend (« estuaire rejects replay --delivery {0} » quand les essais sont épuisés).",
      "The regional operator must check the disk and restore the file of the landing zone from a backup, or have the sender drop the same file again; the next night goes on with it (\"estuaire rejects replay --delivery {0}\" once the attempts are used up)."),
  FAILED(
      "DEL-191",
      Severity.ERROR,
      "Étape « {0} » : {1} n° {2} de {3} a échoué ({4}) ; mis de côté, tout le reste suit son cours.",
      "Step \"{0}\": {1} no. {2} of {3} failed ({4}); it is set aside, everything else goes on.",
      "La nuit suivante réessaie. Si l''échec persiste, l''exploitant régional doit lire le journal et signaler ce code ; « estuaire rejects replay » relance une livraison ou un enregistrement.",
      "The next night tries again. If it keeps failing, the regional operator must read the log and report this code; \"estuaire rejects replay\" starts a delivery or a record again."),
  PARTNER_FAILED(
      "DEL-192",
      Severity.ERROR,
      "Étape « {0} » : échec pour le partenaire {1} ({2}) ; tout le reste suit son cours.",
      "Step \"{0}\": it failed for partner {1} ({2}); everything else goes on.",
      "L''exploitant régional doit vérifier les dossiers et le serveur de ce partenaire ; la nuit suivante réessaie.",
      "The regional operator must check the folders and the server of this partner; the next night tries again."),
  DEADLY(
      "DEL-193",
      Severity.ERROR,
      "Étape « {0} » : {1} n° {2} de {3} a interrompu le programme deux fois ; mis de côté, tout le reste suit son cours.",
      "Step \"{0}\": {1} no. {2} of {3} ended the program twice; it is set aside, everything else goes on.",
      "L''exploitant régional doit examiner le fichier, au besoin donner plus de mémoire (ESTUAIRE_HEAP), puis lancer « estuaire nightly --again » (pour une livraison, « estuaire rejects replay --delivery {2} » suffit).",
      "The regional operator must examine the file, give more memory if need be (ESTUAIRE_HEAP), then run \"estuaire nightly --again\" (for a delivery, \"estuaire rejects replay --delivery {2}\" is enough)."),
  NOT_REPORTED(
      "DEL-194",
      Severity.ERROR,
      "Une partie ({0}) ne peut pas être montrée pour {1} ; tout le reste l''est.",
      "One part ({0}) can''t be shown for {1}; everything else is.",
      "L''exploitant régional doit lire le journal et signaler ce code ; la nuit suivante réessaie (« estuaire report » aussi).",
      "The regional operator must read the log and report this code; the next night tries again (so does \"estuaire report\").");

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
