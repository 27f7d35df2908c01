package org.estuaire.hl7v2;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of HL7 v2 result messages: HL7 v2.5, IHE France constraints 1.8.1, ANS CI-SIS. */
public enum Hl7Finding implements FindingCode {
  // The delivery and its envelope.
  BATCH_COUNT(
      "HL7-001",
      ERROR,
      "La fin de lot BTS-1 annonce {0} message(s), le lot en contient {1} : le fichier est incomplet.",
      "The batch trailer BTS-1 announces {0} message(s), the batch holds {1}: the file is incomplete.",
      "Renvoyer le fichier entier.",
      "Send the whole file again."),
  FILE_COUNT(
      "HL7-002",
      ERROR,
      "La fin de fichier FTS-1 annonce {0} lot(s), le fichier en contient {1} : il est incomplet.",
      "The file trailer FTS-1 announces {0} batch(es), the file holds {1}: it is incomplete.",
      "Renvoyer le fichier entier.",
      "Send the whole file again."),
  ENVELOPE_OPEN(
      "HL7-003",
      ERROR,
      "L''enveloppe ouverte par {0} n''est pas refermée par {1} : le fichier est incomplet.",
      "The envelope opened by {0} isn''t closed by {1}: the file is incomplete.",
      "Renvoyer le fichier entier, ou sans enveloppe si le logiciel n''écrit pas de segment de fin.",
      "Send the whole file again, or without an envelope if your software writes no trailer."),
  COUNT_UNREADABLE(
      "HL7-004",
      WARNING,
      "Le compte de l''enveloppe n''est pas un nombre entier ; il n''a pas été vérifié.",
      "The count in the envelope isn''t a whole number; it was not checked.",
      "Indiquer un nombre entier, ou laisser le champ vide.",
      "Give a whole number, or leave the field empty."),
  FILE_COUNT_OF_MESSAGES(
      "HL7-005",
      WARNING,
      "FTS-1 compte les messages du fichier au lieu de ses lots.",
      "FTS-1 counts the messages of the file instead of its batches.",
      "Indiquer dans FTS-1 le nombre de lots (BHS).",
      "Give the number of batches (BHS) in FTS-1."),
  // The form of a message.
  OUTSIDE_MESSAGE(
      "HL7-010",
      ERROR,
      "Des lignes ne font partie d''aucun message : un message commence par un segment MSH.",
      "Some lines belong to no message: a message begins with a segment MSH.",
      "Vérifier que le message commence par MSH et le renvoyer.",
      "Check that the message begins with MSH and send it again."),
  MESSAGE_TOO_LONG(
      "HL7-011",
      ERROR,
      "Le message dépasse {0} octets.",
      "The message is longer than {0} bytes.",
      "Répartir les résultats en plusieurs messages, ou demander une limite plus haute.",
      "Divide the results among several messages, or ask for a higher limit."),
  TOO_MANY_SEGMENTS(
      "HL7-012",
      ERROR,
      "Le message compte plus de {0} segments.",
      "The message has more than {0} segments.",
      "Répartir les résultats en plusieurs messages.",
      "Divide the results among several messages."),
  TOO_MANY_REPETITIONS(
      "HL7-013",
      ERROR,
      "Un champ compte plus de {0} répétitions.",
      "A field has more than {0} repetitions.",
      "Vérifier le champ indiqué et renvoyer le message.",
      "Check the field named and send the message again."),
  TOO_MANY_SEPARATORS(
      "HL7-014",
      ERROR,
      "Un segment compte plus de {0} séparateurs.",
      "A segment has more than {0} separators.",
      "Vérifier le segment indiqué et renvoyer le message.",
      "Check the segment named and send the message again."),
  FIELD_TOO_LONG(
      "HL7-015",
      ERROR,
      "Un champ dépasse {0} caractères.",
      "A field is longer than {0} characters.",
      "Vérifier le champ indiqué ; un texte long se transmet en type TX, FT ou ED.",
      "Check the field named; a long text is sent as type TX, FT or ED."),
  SEPARATORS_BROKEN(
      "HL7-016",
      ERROR,
      "Les séparateurs MSH-1 et MSH-2 manquent ou ne sont pas tous différents.",
      "The separators MSH-1 and MSH-2 are missing or not all different.",
      "Commencer le message par MSH|^~\\&|.",
      "Begin the message with MSH|^~\\&|."),
  SEPARATORS_UNUSUAL(
      "HL7-017",
      WARNING,
      "MSH-1 ou MSH-2 déclare un séparateur inhabituel ; le message a été lu avec lui.",
      "MSH-1 or MSH-2 declares an unusual separator; the message was read with it.",
      "Employer les séparateurs usuels |^~\\& : un outil a peut-être remplacé le tilde.",
      "Use the usual separators |^~\\&: a tool may have replaced the tilde."),
  LINE_JOINED(
      "HL7-018",
      WARNING,
      "Une ligne qui n''est pas un segment a été rattachée au segment précédent.",
      "A line that is no segment was joined to the segment before it.",
      "Dans un texte, écrire \\.br\\ au lieu d''un saut de ligne.",
      "In a text, write \\.br\\ instead of a line break."),
  SEGMENT_MISWRITTEN(
      "HL7-140",
      WARNING,
      "Le nom d''un segment est écrit en minuscules ou précédé de blancs ; il a été lu comme le segment.",
      "The name of a segment is written in small letters or behind blanks; it was read as the segment.",
      "Écrire les noms de segments en majuscules, au début de la ligne.",
      "Write the names of segments in capitals, at the beginning of the line."),
  SEGMENT_UNKNOWN(
      "HL7-142",
      WARNING,
      "Le message contient un segment que HL7 ne connaît pas ; son contenu n''a pas été lu.",
      "The message holds a segment that HL7 doesn''t know; its content was not read.",
      "Vérifier le nom du segment ; un segment propre à un logiciel commence par Z.",
      "Check the name of the segment; a segment of your own begins with Z."),
  LINE_UNCLEAR(
      "HL7-141",
      ERROR,
      "Une ligne n''est ni un segment connu ni la suite d''un texte : ses champs ne peuvent être attribués à rien.",
      "A line is neither a known segment nor the rest of a text: its fields belong to nothing.",
      "Corriger le nom du segment ; dans un texte, écrire \\.br\\ au lieu d''un saut de ligne et \\F\\ au lieu de la barre.",
      "Correct the name of the segment; in a text, write \\.br\\ instead of a line break and \\F\\ instead of the bar."),
  FIELD_UNREADABLE(
      "HL7-019",
      ERROR,
      "Un champ du message ne peut pas être lu.",
      "A field of the message can''t be read.",
      "Vérifier le message et le renvoyer.",
      "Check the message and send it again."),
  NOT_IN_CHARSET(
      "HL7-020",
      ERROR,
      "Le message contient des octets étrangers au jeu de caractères {0}.",
      "The message holds bytes that don''t belong to the charset {0}.",
      "Déclarer dans MSH-18 le jeu réellement employé, par exemple UNICODE UTF-8 ou 8859/15.",
      "Declare the charset really used in MSH-18, for example UNICODE UTF-8 or 8859/15."),
  CHARSET_UNKNOWN(
      "HL7-021",
      WARNING,
      "MSH-18 déclare un jeu de caractères inconnu ; il a été déduit du contenu.",
      "MSH-18 declares an unknown charset; it was found from the content.",
      "Déclarer UNICODE UTF-8, 8859/1 ou 8859/15.",
      "Declare UNICODE UTF-8, 8859/1 or 8859/15."),
  WINDOWS_CHARACTERS(
      "HL7-022",
      WARNING,
      "Le message contient des caractères Windows (apostrophe, tiret, œ…) que le jeu déclaré dans MSH-18 n''a pas ; il a été lu en windows-1252.",
      "The message holds Windows characters (quotes, dashes, œ…) that the charset declared in MSH-18 lacks; it was read as windows-1252.",
      "Envoyer en UNICODE UTF-8.",
      "Send in UNICODE UTF-8."),
  NUL_CHARACTER(
      "HL7-023",
      ERROR,
      "Le message contient le caractère nul.",
      "The message holds the character NUL.",
      "Vérifier la transmission : le fichier est sans doute abîmé.",
      "Check the transmission: the file is probably damaged."),
  // The header.
  TYPE_NOT_HANDLED(
      "HL7-030",
      ERROR,
      "Le type de message {0} n''est pas traité par cette filière.",
      "The message type {0} is not handled by this lane.",
      "Envoyer les résultats en ORU^R01.",
      "Send results as ORU^R01."),
  VERSION_UNKNOWN(
      "HL7-031",
      WARNING,
      "La version indiquée dans MSH-12 n''est pas une version 2.1 à 2.8.",
      "The version in MSH-12 is not a version 2.1 to 2.8.",
      "Indiquer la version du message, par exemple 2.5.",
      "Give the version of the message, for example 2.5."),
  TEST_MESSAGE(
      "HL7-032",
      ERROR,
      "Le message se dit de test ou de formation (MSH-11) : il n''entre pas en production.",
      "The message says that it is for test or training (MSH-11): it doesn''t enter production.",
      "Envoyer les messages réels avec P dans MSH-11.",
      "Send real messages with P in MSH-11."),
  NO_ISSUE_TIME(
      "HL7-033",
      ERROR,
      "Ni MSH-7 ni OBR-22 ne dit quand le résultat a été rendu : sa version ne peut pas être située.",
      "Neither MSH-7 nor OBR-22 says when the result was issued: its version can''t be placed in time.",
      "Renseigner la date et l''heure du message dans MSH-7.",
      "Give the date and time of the message in MSH-7."),
  ISSUE_TIME_OF_ORDER(
      "HL7-034",
      WARNING,
      "MSH-7 manque ; la date de la demande (OBR-22) en tient lieu.",
      "MSH-7 is missing; the time of the order (OBR-22) stands for it.",
      "Renseigner la date et l''heure du message dans MSH-7.",
      "Give the date and time of the message in MSH-7."),
  MESSAGE_IN_PARTS(
      "HL7-035",
      ERROR,
      "Le message se poursuit dans un autre (segments ADD ou DSC), ce qui n''est pas pris en charge.",
      "The message goes on in another one (segments ADD or DSC), which isn''t supported.",
      "Envoyer le message entier.",
      "Send the whole message."),
  NO_CONTROL_ID(
      "HL7-036",
      WARNING,
      "Le message n''a pas d''identifiant (MSH-10) : son accusé ne pourra pas le nommer.",
      "The message has no identifier (MSH-10): its acknowledgement can''t name it.",
      "Donner à chaque message un identifiant propre dans MSH-10.",
      "Give every message an identifier of its own in MSH-10."),
  IDENTIFIER_TOO_LONG(
      "HL7-037",
      ERROR,
      "Un identifiant, un code ou un nom dépasse {0} caractères.",
      "An identifier, code or name is longer than {0} characters.",
      "Vérifier le champ indiqué et renvoyer le message.",
      "Check the field named and send the message again."),
  DATE_UNREADABLE(
      "HL7-038",
      WARNING,
      "La date n''existe pas ou n''a pas la forme attendue ; elle n''a pas été reprise.",
      "The date doesn''t exist or hasn''t the expected form; it was not taken.",
      "Écrire les dates aaaaMMjj et les heures aaaaMMjjHHmmss.",
      "Write dates as yyyyMMdd and times as yyyyMMddHHmmss."),
  DOCUMENT_STATUS(
      "HL7-039",
      ERROR,
      "L''action ORC-1 et le statut OBX-11 du document se contredisent : NW va avec F, RO avec C, CA avec D.",
      "The action ORC-1 and the document''s status OBX-11 contradict each other: NW goes with F, RO with C, CA with D.",
      "Corriger ORC-1 ou OBX-11 et renvoyer le message.",
      "Mend ORC-1 or OBX-11 and send the message again."),
  // The person.
  NO_PATIENT(
      "HL7-040",
      ERROR,
      "Le message ne dit pas de quelle personne il parle : le segment PID manque.",
      "The message doesn''t say about whom it speaks: the segment PID is missing.",
      "Ajouter le segment PID.",
      "Add the segment PID."),
  SEVERAL_PATIENTS(
      "HL7-041",
      ERROR,
      "Le message parle de plusieurs personnes (plusieurs segments PID).",
      "The message speaks of several persons (several segments PID).",
      "Envoyer un message par personne.",
      "Send one message a person."),
  INS_NOT_QUALIFIED(
      "HL7-042",
      WARNING,
      "L''INS n''a pas été repris : l''identité n''est pas qualifiée (PID-32 sans VALI).",
      "The INS was not taken: the identity isn''t qualified (PID-32 without VALI).",
      "Ne transmettre l''INS que pour une identité qualifiée, avec VALI dans PID-32.",
      "Send the INS only for a qualified identity, with VALI in PID-32."),
  INS_KEY_WRONG(
      "HL7-043",
      WARNING,
      "L''INS n''a pas été repris : sa clé est fausse ou manque (15 caractères attendus).",
      "The INS was not taken: its key is wrong or missing (15 characters expected).",
      "Vérifier le matricule et sa clé auprès du téléservice INSi.",
      "Check the number and its key with the INSi service."),
  INS_OF_TEST(
      "HL7-044",
      WARNING,
      "L''INS n''a pas été repris : son autorité est une autorité de test ou de démonstration.",
      "The INS was not taken: its authority is one for test or demonstration.",
      "Vérifier que le message vient bien de l''environnement de production.",
      "Check that the message really comes from a production system."),
  INS_AUTHORITY_UNKNOWN(
      "HL7-045",
      WARNING,
      "L''INS n''a pas été repris : son autorité (CX-4) n''est pas une autorité de l''INS.",
      "The INS was not taken: its authority (CX-4) is no authority of the INS.",
      "Indiquer l''OID 1.2.250.1.213.1.4.8 (NIR) ou .9 (NIA).",
      "Give the OID 1.2.250.1.213.1.4.8 (NIR) or .9 (NIA)."),
  NIR_KEY_WRONG(
      "HL7-046",
      WARNING,
      "Le NIR de facturation (type NH) n''a pas été repris : sa clé est fausse ou manque.",
      "The billing NIR (type NH) was not taken: its key is wrong or missing.",
      "Vérifier le numéro sur la carte Vitale.",
      "Check the number on the health-insurance card."),
  FOREIGN_DOMAIN(
      "HL7-047",
      WARNING,
      "L''identifiant local ne vient pas du domaine {0} du partenaire ; il est tenu à part.",
      "The local identifier doesn''t come from the partner''s domain {0}; it is kept apart.",
      "Indiquer le domaine du laboratoire dans PID-3, composante 4.",
      "Give the laboratory''s domain in PID-3, component 4."),
  NO_LOCAL_IDENTIFIER(
      "HL7-048",
      WARNING,
      "PID-3 ne contient pas d''identifiant local (type PI) : le compte rendu est rattaché à une identité propre.",
      "PID-3 holds no local identifier (type PI): the report is filed under an identity of its own.",
      "Ajouter à PID-3 l''identifiant du patient au laboratoire, de type PI.",
      "Add the patient''s identifier at the laboratory to PID-3, with type PI."),
  SEX_CODE_UNKNOWN(
      "HL7-049",
      WARNING,
      "Le code du sexe (PID-8) n''est ni M, ni F, ni U ; le sexe est dit inconnu.",
      "The code of the sex (PID-8) is none of M, F, U; the sex is taken as unknown.",
      "Indiquer M, F ou U.",
      "Give M, F or U."),
  STATUS_CONTRADICTION(
      "HL7-050",
      WARNING,
      "PID-32 dit l''identité à la fois validée et douteuse ou fictive ; elle est tenue pour provisoire et l''INS n''est pas repris.",
      "PID-32 says that the identity is both validated and doubtful or fictitious; it is taken as provisional, without the INS.",
      "Retirer VALI, ou l''attribut DOUT ou FICT.",
      "Remove VALI, or the attribute DOUT or FICT."),
  INS_SEVERAL(
      "HL7-051",
      WARNING,
      "PID-3 contient plusieurs INS différents ; aucun n''a été repris.",
      "PID-3 holds several different INS; none was taken.",
      "Ne transmettre que l''INS en vigueur.",
      "Send only the INS in force."),
  // Orders and results.
  NO_ORDER(
      "HL7-060",
      ERROR,
      "Le message ne contient aucune demande (segment OBR).",
      "The message holds no order (segment OBR).",
      "Ajouter le segment OBR devant les résultats.",
      "Add the segment OBR before the results."),
  ORDER_WITHOUT_NUMBER(
      "HL7-061",
      ERROR,
      "La demande n''a pas de numéro (OBR-3, OBR-2, ORC-3 et ORC-2 sont vides) : ses résultats ne pourraient pas être corrigés.",
      "The order has no number (OBR-3, OBR-2, ORC-3 and ORC-2 are empty): its results could never be corrected.",
      "Indiquer le numéro de la demande du laboratoire dans OBR-3.",
      "Give the laboratory''s order number in OBR-3."),
  RESULT_OUTSIDE_ORDER(
      "HL7-062",
      ERROR,
      "Un résultat (OBX) précède toute demande (OBR).",
      "A result (OBX) comes before any order (OBR).",
      "Placer chaque OBX après l''OBR de sa demande.",
      "Put every OBX after the OBR of its order."),
  RESULT_WITHOUT_CODE(
      "HL7-063",
      ERROR,
      "Le résultat n''a ni code ni libellé (OBX-3).",
      "The result has neither code nor label (OBX-3).",
      "Indiquer le code de l''analyse dans OBX-3.",
      "Give the code of the test in OBX-3."),
  RESULT_UNCODED(
      "HL7-064",
      WARNING,
      "Le résultat n''a pas de code (OBX-3) ; son libellé en tient lieu.",
      "The result has no code (OBX-3); its label stands for it.",
      "Indiquer le code de l''analyse dans OBX-3.",
      "Give the code of the test in OBX-3."),
  STATUS_MISSING(
      "HL7-065",
      WARNING,
      "Le statut du résultat (OBX-11) manque ; celui de la demande (OBR-25) en tient lieu, sinon « validé ».",
      "The result has no status (OBX-11); that of the order (OBR-25) stands for it, else final.",
      "Indiquer le statut de chaque résultat dans OBX-11.",
      "Give the status of every result in OBX-11."),
  STATUS_UNKNOWN(
      "HL7-066",
      WARNING,
      "Le statut du résultat (OBX-11) n''est pas un code de la table 0085 ; le résultat est tenu pour non validé.",
      "The status of the result (OBX-11) is no code of table 0085; the result is taken as not verified.",
      "Employer un code de la table 0085, par exemple F ou C.",
      "Use a code of table 0085, for example F or C."),
  STATUS_CONFLICT(
      "HL7-067",
      WARNING,
      "Des lignes d''un même résultat ont des statuts différents ; celui de la première vaut pour toutes.",
      "Lines of one result have different statuses; that of the first holds for all.",
      "Donner le même statut aux OBX de mêmes OBX-3 et OBX-4.",
      "Give the same status to OBX with the same OBX-3 and OBX-4."),
  NOT_A_NUMBER(
      "HL7-068",
      WARNING,
      "La valeur annoncée numérique n''est pas un nombre ; elle a été gardée comme texte.",
      "The value said to be numeric is no number; it was kept as text.",
      "Employer le type ST pour un texte, SN pour une valeur avec comparateur.",
      "Use type ST for a text, SN for a value with a comparator."),
  SEVERAL_VALUES(
      "HL7-069",
      WARNING,
      "Plusieurs valeurs ont le même code et le même sous-identifiant ; elles sont gardées ensemble comme texte.",
      "Several values have the same code and sub-identifier; they are kept together as text.",
      "Distinguer les résultats par OBX-4.",
      "Tell the results apart by OBX-4."),
  VALUE_TYPE_UNKNOWN(
      "HL7-070",
      WARNING,
      "Le type de valeur (OBX-2) n''est pas pris en charge ; la valeur a été gardée comme texte.",
      "The type of the value (OBX-2) isn''t supported; the value was kept as text.",
      "Employer NM, SN, ST, TX, FT, CE, CWE, DT, TM ou TS.",
      "Use NM, SN, ST, TX, FT, CE, CWE, DT, TM or TS."),
  DOCUMENT_NOT_LOADED(
      "HL7-071",
      WARNING,
      "Le document joint (type ED ou RP) n''est pas dans le message, ou son codage est illisible.",
      "The document attached (type ED or RP) is not in the message, or its encoding can''t be read.",
      "Joignez le document en Base64 dans OBX-5 (type ED) ; un lien (RP) n''est jamais suivi.",
      "Attach the document as Base64 in OBX-5 (type ED); a link (RP) is never followed."),
  EMBEDDED_CDA_UNREADABLE(
      "HL7-073",
      WARNING,
      "Le document CDA joint ne peut pas être lu ; il est gardé comme document, sans résultat.",
      "The CDA document attached can''t be read; it is kept as a document, without results.",
      "Envoyez un CR-BIO CDA R2 conforme au CI-SIS.",
      "Send a CDA R2 CR-BIO that conforms to CI-SIS."),
  EMBEDDED_PATIENT(
      "HL7-074",
      ERROR,
      "Le document CDA joint ne désigne pas le patient du message.",
      "The CDA document attached does not name the patient of the message.",
      "Vérifiez PID-3 et recordTarget : ils doivent porter les mêmes identifiants.",
      "Check PID-3 and recordTarget: they must bear the same identifiers.");

  private final FindingText text;

  Hl7Finding(
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
