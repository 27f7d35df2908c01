package org.estuaire.lab.hprim.sante;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of HPRIM Santé result messages (H2.0 to H2.4, context ORU). */
public enum HprimSanteFinding implements FindingCode {
  // The delivery.
  NO_TRAILER(
      "HPS-001",
      ERROR,
      "Le fichier ne se termine pas par un enregistrement L : il est incomplet.",
      "The file doesn''t end with a record L: it is incomplete.",
      "Renvoyer le fichier entier, enregistrement L compris.",
      "Send the whole file again, with its record L."),
  PERSON_COUNT(
      "HPS-002",
      ERROR,
      "L-4 annonce {0} patient(s), le fichier en contient {1} : il est incomplet.",
      "L-4 announces {0} patient(s), the file holds {1}: it is incomplete.",
      "Renvoyer le fichier entier.",
      "Send the whole file again."),
  RECORD_COUNT(
      "HPS-003",
      ERROR,
      "L-5 annonce {0} enregistrement(s), le fichier en contient {1} : il est incomplet.",
      "L-5 announces {0} record(s), the file holds {1}: it is incomplete.",
      "Renvoyer le fichier entier. L-5 compte toutes les lignes, H, A et L comprises.",
      "Send the whole file again. L-5 counts every line, H, A and L included."),
  COUNT_UNREADABLE(
      "HPS-004",
      WARNING,
      "Le compte de l''enregistrement L n''est pas un nombre entier ; il n''a pas été vérifié.",
      "The count in the record L isn''t a whole number; it was not checked.",
      "Indiquer un nombre entier, ou laisser le champ vide.",
      "Give a whole number, or leave the field empty."),
  COUNT_OTHERWISE(
      "HPS-005",
      WARNING,
      "L-5 ne compte pas les lignes H et L, ou ne compte pas les lignes A ; le compte a été admis ainsi.",
      "L-5 leaves out the lines H and L, or the lines A; the count was accepted that way.",
      "Compter dans L-5 toutes les lignes du fichier, H, A et L comprises.",
      "Count every line of the file in L-5, H, A and L included."),
  NO_HEADER(
      "HPS-006",
      ERROR,
      "Le fichier ne commence pas par un enregistrement H.",
      "The file doesn''t begin with a record H.",
      "Commencer le fichier par H|~^\\&|.",
      "Begin the file with H|~^\\&|."),
  DELIMITERS_BROKEN(
      "HPS-007",
      ERROR,
      "Les cinq séparateurs déclarés dans H manquent ou ne sont pas tous différents.",
      "The five delimiters declared in H are missing or not all different.",
      "Commencer le fichier par H|~^\\&|.",
      "Begin the file with H|~^\\&|."),
  HEADER_TOO_LONG(
      "HPS-008",
      ERROR,
      "L''enregistrement H dépasse {0} octets.",
      "The record H is longer than {0} bytes.",
      "Vérifier l''enregistrement H et ses lignes A.",
      "Check the record H and its lines A."),
  CONTEXT_NOT_HANDLED(
      "HPS-009",
      ERROR,
      "Le fichier est un message {0} ; seuls les résultats (ORU) sont pris ici.",
      "The file is a message {0}; only results (ORU) are taken here.",
      "N''envoyer dans ce dépôt que des fichiers dont H-7 vaut ORU.",
      "Send only files whose H-7 is ORU to this place."),
  TEST_FILE(
      "HPS-010",
      ERROR,
      "Le fichier est un essai (H-12 vaut T ou D) ; il n''est pas pris en production.",
      "The file is a test (H-12 is T or D); it is not taken in production.",
      "Renvoyer le fichier avec P dans H-12 si ses résultats sont réels.",
      "Send the file again with P in H-12 if its results are real."),
  PROCESSING_UNKNOWN(
      "HPS-011",
      WARNING,
      "H-12 n''est ni P, ni T, ni D ; le fichier a été lu comme un fichier de production.",
      "H-12 is none of P, T, D; the file was read as one of production.",
      "Indiquer P dans H-12.",
      "Give P in H-12."),
  VERSION_UNKNOWN(
      "HPS-012",
      WARNING,
      "La version déclarée dans H-13 n''est pas de H2.0 à H2.4 ; le fichier a été lu comme H2.2.",
      "The version declared in H-13 is not one of H2.0 to H2.4; the file was read as H2.2.",
      "Indiquer la version dans H-13, par exemple H2.2~C.",
      "Give the version in H-13, for example H2.2~C."),
  NO_SENDER(
      "HPS-013",
      ERROR,
      "L''émetteur (H-5) manque : aucune correction ne pourrait retrouver ces résultats.",
      "The sender (H-5) is missing: no correction could find these results again.",
      "Renseigner le code de l''émetteur dans H-5.",
      "Give the sender''s code in H-5."),
  UTF_8(
      "HPS-014",
      WARNING,
      "Le fichier est en UTF-8, alors que HPRIM Santé prévoit ISO-8859-1 ; il a été lu en UTF-8.",
      "The file is in UTF-8, whereas HPRIM Santé asks for ISO-8859-1; it was read as UTF-8.",
      "Envoyer en ISO-8859-1, ou convenir du jeu de caractères avec l''exploitant.",
      "Send in ISO-8859-1, or agree on the charset with the operator."),
  WINDOWS_CHARACTERS(
      "HPS-015",
      WARNING,
      "Le fichier contient des caractères Windows (apostrophe, tiret, œ…) absents d''ISO-8859-1 ; il a été lu en windows-1252.",
      "The file holds Windows characters (quotes, dashes, œ…) that ISO-8859-1 lacks; it was read as windows-1252.",
      "Envoyer en ISO-8859-1, ou convenir du jeu de caractères avec l''exploitant.",
      "Send in ISO-8859-1, or agree on the charset with the operator."),
  NO_PERSON(
      "HPS-016",
      WARNING,
      "Le fichier ne contient aucun patient.",
      "The file holds no patient.",
      "Vérifier l''extraction : un fichier sans enregistrement P ne transmet rien.",
      "Check the export: a file without a record P conveys nothing."),
  // The form of a report.
  OUTSIDE_PERSON(
      "HPS-020",
      ERROR,
      "Des lignes ne font partie d''aucun patient : un compte rendu commence par un enregistrement P.",
      "Some lines belong to no patient: a report begins with a record P.",
      "Placer ces lignes après l''enregistrement P de leur patient et renvoyer le fichier.",
      "Put these lines after the record P of their patient and send the file again."),
  REPORT_TOO_LONG(
      "HPS-021",
      ERROR,
      "Le compte rendu dépasse {0} octets.",
      "The report is longer than {0} bytes.",
      "Répartir les résultats en plusieurs fichiers, ou demander une limite plus haute.",
      "Divide the results among several files, or ask for a higher limit."),
  TOO_MANY_RECORDS(
      "HPS-022",
      ERROR,
      "Le compte rendu compte plus de {0} enregistrements.",
      "The report has more than {0} records.",
      "Répartir les résultats en plusieurs fichiers.",
      "Divide the results among several files."),
  TOO_MANY_FIELDS(
      "HPS-023",
      ERROR,
      "Un enregistrement compte plus de {0} champs ou répétitions.",
      "A record has more than {0} fields or repetitions.",
      "Vérifier l''enregistrement indiqué et renvoyer le fichier.",
      "Check the record named and send the file again."),
  LINE_JOINED(
      "HPS-024",
      WARNING,
      "Une ligne qui n''est pas un enregistrement a été rattachée au précédent.",
      "A line that is no record was joined to the one before it.",
      "Couper un enregistrement long par une ligne A ; dans un texte, passer à la ligne par le séparateur de composants.",
      "Cut a long record with a line A; in a text, begin a new line with the component separator."),
  RECORD_MISWRITTEN(
      "HPS-140",
      WARNING,
      "Le type d''un enregistrement est écrit en minuscules ; il a été lu comme l''enregistrement.",
      "The type of a record is written in small letters; it was read as the record.",
      "Écrire les types d''enregistrement en majuscules.",
      "Write the types of records in capitals."),
  LINE_UNCLEAR(
      "HPS-141",
      ERROR,
      "Une ligne peut être un enregistrement H, P, L ou A en minuscules, ou la suite d''un texte : rien ne peut lui être attribué.",
      "A line may be a record H, P, L or A in small letters, or the rest of a text: it can be given to nothing.",
      "Écrire les types d''enregistrement en majuscules et renvoyer le fichier.",
      "Write the types of records in capitals and send the file again."),
  RECORD_IGNORED(
      "HPS-025",
      WARNING,
      "L''enregistrement {0} n''a pas de place dans un message de résultats ; il n''a pas été repris.",
      "The record {0} has no place in a message of results; it was not taken.",
      "Retirer cet enregistrement du message ORU.",
      "Leave this record out of the message ORU."),
  NUL_CHARACTER(
      "HPS-026",
      ERROR,
      "Le compte rendu contient le caractère nul.",
      "The report holds the character NUL.",
      "Vérifier la transmission : le fichier est sans doute abîmé.",
      "Check the transmission: the file is probably damaged."),
  NOT_IN_CHARSET(
      "HPS-027",
      ERROR,
      "Le compte rendu contient des octets étrangers au jeu de caractères {0}.",
      "The report holds bytes that don''t belong to the charset {0}.",
      "Envoyer tout le fichier dans le même jeu de caractères.",
      "Send the whole file in one charset."),
  IDENTIFIER_TOO_LONG(
      "HPS-028",
      ERROR,
      "Un identifiant, un code ou un nom dépasse {0} caractères.",
      "An identifier, code or name is longer than {0} characters.",
      "Vérifier le champ indiqué et renvoyer le fichier.",
      "Check the field named and send the file again."),
  DATE_UNREADABLE(
      "HPS-029",
      WARNING,
      "La date n''existe pas ou n''a pas la forme attendue ; elle n''a pas été reprise.",
      "The date doesn''t exist or hasn''t the expected form; it was not taken.",
      "Écrire les dates aaaaMMjj et les heures aaaaMMjjHHmm ou aaaaMMjjHHmmss.",
      "Write dates as yyyyMMdd and times as yyyyMMddHHmm or yyyyMMddHHmmss."),
  // The person.
  NO_LOCAL_IDENTIFIER(
      "HPS-040",
      WARNING,
      "P-4 ne contient pas le numéro du patient au laboratoire : le compte rendu est rattaché à une identité propre.",
      "P-4 doesn''t hold the patient''s number at the laboratory: the report is filed under an identity of its own.",
      "Renseigner dans P-4 le numéro permanent du patient au laboratoire.",
      "Give the patient''s permanent number at the laboratory in P-4."),
  SEX_UNKNOWN(
      "HPS-041",
      WARNING,
      "Le sexe n''est ni M, ni F, ni U ; il est tenu pour inconnu.",
      "The sex is none of M, F, U; it is taken as unknown.",
      "Écrire M, F ou U dans P-9.",
      "Write M, F or U in P-9."),
  NIR_KEY_WRONG(
      "HPS-042",
      WARNING,
      "Le numéro de sécurité sociale ne s''accorde pas avec sa clé ; il n''a pas été repris.",
      "The social security number doesn''t agree with its key; it was not taken.",
      "Vérifier les treize caractères et la clé.",
      "Check the thirteen characters and the key."),
  CONFIDENTIALITY_UNKNOWN(
      "HPS-043",
      WARNING,
      "Le code de confidentialité (P-32) n''est pas connu ; par prudence, le compte rendu est tenu pour restreint.",
      "The confidentiality code (P-32) isn''t known; to be safe, the report is taken as restricted.",
      "Laisser P-32 vide, ou y écrire N, R ou V.",
      "Leave P-32 empty, or write N, R or V."),
  // The orders.
  NO_ORDER(
      "HPS-050",
      ERROR,
      "Le compte rendu ne contient aucune demande (OBR).",
      "The report holds no order (OBR).",
      "Placer après P au moins un OBR suivi de ses résultats.",
      "Put at least one OBR with its results after P."),
  ORDER_WITHOUT_NUMBER(
      "HPS-051",
      ERROR,
      "La demande n''a pas de numéro : aucune correction ne pourrait la retrouver.",
      "The order has no number: no correction could find it again.",
      "Renseigner le numéro de la demande au laboratoire dans le 2e composant d''OBR-4.",
      "Give the laboratory''s number of the request in the second component of OBR-4."),
  NO_TIME(
      "HPS-052",
      ERROR,
      "Ni H-14 ni OBR-23 ne dit quand le résultat a été rendu : sa version ne peut pas être située.",
      "Neither H-14 nor OBR-23 says when the result was issued: its version can''t be placed in time.",
      "Renseigner la date et l''heure du fichier dans H-14.",
      "Give the date and time of the file in H-14."),
  TIME_OF_ORDER(
      "HPS-053",
      WARNING,
      "H-14 manque ; la date des résultats (OBR-23) en tient lieu.",
      "H-14 is missing; the time of the results (OBR-23) stands for it.",
      "Renseigner la date et l''heure du fichier dans H-14.",
      "Give the date and time of the file in H-14."),
  RESULT_OUTSIDE_ORDER(
      "HPS-054",
      WARNING,
      "Un résultat (OBX) vient avant toute demande (OBR) : il ne peut être rattaché à aucune et a été laissé de côté.",
      "A result (OBX) comes before any order (OBR): it can belong to none and was left out.",
      "Placer chaque OBX après l''OBR de sa demande, et renvoyer le fichier.",
      "Put every OBX after the OBR of its order, and send the file again."),
  ORDER_WITHOUT_RESULT(
      "HPS-055",
      WARNING,
      "La demande (OBR) n''est suivie d''aucun résultat (OBX).",
      "The order (OBR) is followed by no result (OBX).",
      "Envoyer chaque OBR avec ses OBX.",
      "Send every OBR with its OBX."),
  ORDER_CANCELLED(
      "HPS-056",
      ERROR,
      "La demande est annulée (OBR-26 vaut D) sans que ses résultats soient nommés : l''annulation ne peut pas être appliquée.",
      "The order is cancelled (OBR-26 is D) without naming its results: the cancellation can''t be applied.",
      "Renvoyer chaque résultat à annuler dans un OBX de statut D.",
      "Send every result to cancel again in an OBX of status D."),
  // The results.
  RESULT_WITHOUT_CODE(
      "HPS-060",
      ERROR,
      "Le résultat n''a ni code ni libellé (OBX-4).",
      "The result has neither code nor label (OBX-4).",
      "Indiquer le code et le libellé de l''analyse dans OBX-4.",
      "Give code and label of the test in OBX-4."),
  RESULT_UNCODED(
      "HPS-061",
      WARNING,
      "Le résultat n''a pas de code (OBX-4) ; son libellé en tient lieu.",
      "The result has no code (OBX-4); its label stands for it.",
      "Indiquer le code de l''analyse dans OBX-4.",
      "Give the code of the test in OBX-4."),
  STATUS_MISSING(
      "HPS-062",
      WARNING,
      "Le statut du résultat (OBX-12) manque ; celui de la demande (OBR-26) en tient lieu, sinon « validé ».",
      "The result has no status (OBX-12); that of the order (OBR-26) stands for it, else final.",
      "Indiquer le statut de chaque résultat dans OBX-12.",
      "Give the status of every result in OBX-12."),
  STATUS_UNKNOWN(
      "HPS-063",
      WARNING,
      "Le statut du résultat (OBX-12) n''est pas connu ; le résultat est tenu pour non validé.",
      "The status of the result (OBX-12) isn''t known; the result is taken as not verified.",
      "Employer R, P, F, C, I, D, X ou U.",
      "Use R, P, F, C, I, D, X or U."),
  STATUS_CONFLICT(
      "HPS-064",
      WARNING,
      "Des lignes d''un même résultat ont des statuts différents ; celui de la première vaut pour toutes.",
      "Lines of one result have different statuses; that of the first holds for all.",
      "Donner le même statut aux OBX de mêmes OBX-4 et OBX-5.",
      "Give the same status to OBX with the same OBX-4 and OBX-5."),
  ORDER_STATUS_CONTRADICTION(
      "HPS-065",
      WARNING,
      "La demande est annulée (OBR-26 vaut D), mais ce résultat ne l''est pas ; le statut du résultat vaut.",
      "The order is cancelled (OBR-26 is D) but this result is not; the status of the result holds.",
      "Donner le statut D à chaque résultat annulé.",
      "Give the status D to every cancelled result."),
  VALUE_TYPE_UNKNOWN(
      "HPS-066",
      WARNING,
      "Le type de valeur (OBX-3) n''est pas connu ; la valeur est gardée comme texte.",
      "The type of the value (OBX-3) isn''t known; the value is kept as text.",
      "Employer NM, ST, TX ou CE.",
      "Use NM, ST, TX or CE."),
  NOT_A_NUMBER(
      "HPS-067",
      WARNING,
      "La valeur annoncée comme nombre (NM) n''en est pas un ; elle est gardée comme texte.",
      "The value declared as a number (NM) is none; it is kept as text.",
      "Employer ST ou TX pour ce qui n''est pas un nombre.",
      "Use ST or TX for what is no number."),
  FILE_NOT_SENT(
      "HPS-068",
      WARNING,
      "Le résultat renvoie à un fichier annexe (FIC) qui n''est pas transmis ici ; seul son nom est gardé.",
      "The result refers to a side file (FIC) that isn''t sent here; only its name is kept.",
      "Transmettre le document par la messagerie sécurisée de santé, ou son texte en type TX.",
      "Send the document by the secure health mail, or its text as type TX.");

  private final FindingText text;

  HprimSanteFinding(
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
