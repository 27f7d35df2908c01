package org.estuaire.lab.model;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of laboratory results. */
public enum LabFinding implements FindingCode {
  NO_ORDER(
      "LAB-001",
      Severity.ERROR,
      "Le compte rendu ne contient aucune demande d''examen.",
      "The report holds no order.",
      "Envoyez au moins une demande suivie de ses résultats.",
      "Send at least one order followed by its results."),
  NO_ORDER_NUMBER(
      "LAB-002",
      Severity.ERROR,
      "La demande d''examen n''a pas de numéro.",
      "The order has no number.",
      "Numérotez la demande : sans numéro, aucune correction ne pourra retrouver ce résultat.",
      "Number the order: without a number no correction can find this result again."),
  IDENTIFIER_TOO_LONG(
      "LAB-003",
      Severity.ERROR,
      "Cet identifiant dépasse {0} caractères.",
      "This identifier is longer than {0} characters.",
      "Raccourcissez l''identifiant.",
      "Shorten the identifier."),
  NO_RESULT_CODE(
      "LAB-004",
      Severity.ERROR,
      "Le résultat n''a pas de code d''examen.",
      "The result has no code.",
      "Donnez un code à l''examen, de préférence LOINC.",
      "Give the test a code, preferably of LOINC."),
  TWICE_IN_ORDER(
      "LAB-005",
      Severity.WARNING,
      "Le même examen figure deux fois dans une même demande, avec des valeurs différentes que rien"
          + " ne distingue ; les deux sont gardées.",
      "The same test occurs twice in one order, with different values that nothing tells apart;"
          + " both are kept.",
      "Distinguez les deux résultats par un sous-identifiant ou par l''heure du prélèvement, ou"
          + " n''envoyez que celui qui est valable : une correction ne saurait lequel corriger.",
      "Tell the two results apart by a sub-identifier or the time of collection, or send only the"
          + " valid one: a correction could not say which it corrects."),
  COLLECTED_AFTER_ISSUE(
      "LAB-006",
      Severity.ERROR,
      "Le prélèvement est daté de plus d''un jour après l''émission du compte rendu.",
      "The collection is dated more than a day after the report was issued.",
      "Corrigez la date de prélèvement ou celle de l''émission.",
      "Correct the date of collection or that of issue."),
  IMPOSSIBLE_DATE(
      "LAB-007",
      Severity.ERROR,
      "Cette date est antérieure à 1900.",
      "This date is before 1900.",
      "Corrigez la date.",
      "Correct the date."),
  IMPOSSIBLE_NUMBER(
      "LAB-008",
      Severity.ERROR,
      "Ce nombre a trop de chiffres pour être un résultat.",
      "This number has too many digits to be a result.",
      "Vérifiez la valeur et l''intervalle de référence.",
      "Check the value and the reference range."),
  GRAM_OR_GIGA(
      "LAB-009",
      Severity.ERROR,
      "L''unité G/L signifie 10⁹ par litre, mais l''examen se mesure en grammes par litre.",
      "The unit G/L means 10⁹ per litre, but the test is measured in grams per litre.",
      "Écrivez g/L en minuscule s''il s''agit de grammes.",
      "Write g/L in lower case if grams are meant."),
  VERSION_AFTER_ISSUE(
      "LAB-010",
      Severity.ERROR,
      "La date de version est postérieure de plus d''un jour à l''émission du message.",
      "The date of the version is more than a day after the message was issued.",
      "Corrigez cette date : une version datée du futur bloquerait les corrections suivantes.",
      "Correct this date: a version dated in the future would block later corrections."),
  UNMAPPED_CODE(
      "LAB-020",
      Severity.WARNING,
      "Ce code local n''a pas de correspondance LOINC ; le résultat est gardé tel quel.",
      "This local code is not mapped to LOINC; the result is loaded as sent.",
      "Ajoutez le code à la table de correspondance du laboratoire.",
      "Add the code to the laboratory''s table of local codes."),
  BAD_LOINC(
      "LAB-021",
      Severity.WARNING,
      "Ce code est annoncé comme LOINC mais sa forme ou sa clé est fausse ; il est gardé tel quel.",
      "This code is declared as LOINC but its form or check digit is wrong; it is kept as sent.",
      "Vérifiez le code dans la table LOINC.",
      "Check the code in the LOINC table."),
  UNKNOWN_UNIT(
      "LAB-022",
      Severity.WARNING,
      "Cette unité n''est pas reconnue ; la valeur est chargée telle quelle, sans conversion.",
      "This unit is not recognised; the value is loaded as sent, without conversion.",
      "Utilisez l''unité UCUM de l''examen.",
      "Use the test''s UCUM unit."),
  MISSING_UNIT(
      "LAB-023",
      Severity.WARNING,
      "L''unité manque ; elle ne peut pas être déduite de la valeur, qui est chargée telle quelle.",
      "The unit is missing; it can''t be inferred from the value, which is loaded as sent.",
      "Indiquez l''unité.",
      "State the unit."),
  CODE_UNIT_CONTRADICTION(
      "LAB-024",
      Severity.WARNING,
      "L''unité contredit le code LOINC (par exemple une masse pour un code en moles) ;"
          + " la valeur est chargée telle quelle.",
      "The unit contradicts the LOINC code (for example a mass under a molar code);"
          + " the value is loaded as sent.",
      "Envoyez le code LOINC qui correspond à l''unité.",
      "Send the LOINC code that goes with the unit."),
  UNIT_CASE(
      "LAB-025",
      Severity.WARNING,
      "L''unité g/l d''une numération a été lue comme G/L (10⁹ par litre).",
      "The unit g/l of a count was read as G/L (10⁹ per litre).",
      "Écrivez G/L ou 10*9/L.",
      "Write G/L or 10*9/L."),
  IMPLAUSIBLE_VALUE(
      "LAB-026",
      Severity.WARNING,
      "La valeur sort de l''intervalle plausible de l''examen dans cette unité.",
      "The value is outside what is plausible for the test in this unit.",
      "Vérifiez la valeur et son unité.",
      "Check the value and its unit."),
  EMPTY_RANGE(
      "LAB-027",
      Severity.WARNING,
      "La borne basse de l''intervalle de référence n''est pas inférieure à la borne haute.",
      "The lower bound of the reference range is not below the upper one.",
      "Vérifiez les deux bornes.",
      "Check both bounds."),
  SECOND_UNIT_CONTRADICTS(
      "LAB-028",
      Severity.WARNING,
      "Les valeurs données dans les deux unités ne désignent pas la même quantité ;"
          + " la première est chargée.",
      "The values given in the two units are not the same quantity; the first one is loaded.",
      "Vérifiez les deux valeurs et leurs unités, puis renvoyez le résultat corrigé.",
      "Check both values and their units, then send the corrected result."),
  POWER_WITH_E(
      "LAB-130",
      Severity.WARNING,
      "Ce nombre est écrit avec un E après 10 : « 10E5 » a été lu comme 10⁵, cent mille.",
      "This number is written with an E after 10: ‘10E5’ was read as 10⁵, one hundred thousand.",
      "Écrivez 10^5, 1E5 ou 100000, que chacun lit de la même façon.",
      "Write 10^5, 1E5 or 100000, which everybody reads alike."),
  // Who may see a report.
  DOCUMENT_NOT_KNOWN(
      "LAB-100",
      Severity.HOLD,
      "Le message modifie la visibilité d''un compte rendu qui n''est pas encore arrivé.",
      "The message changes who may see a report that has not arrived yet.",
      "Envoyez le compte rendu : la modification s''appliquera dès son arrivée ;"
          + " sinon vérifiez son numéro (OBR-3, setId ou identifiant du document).",
      "Send the report: the change will hold from its arrival;"
          + " or check its number (OBR-3, setId or document id)."),
  NAMED_ONLY(
      "LAB-101",
      Severity.WARNING,
      "Le compte rendu est restreint ({0}) : seuls le prescripteur et les destinataires nommés"
          + " dans le message peuvent le recevoir.",
      "The report is restricted ({0}): only the prescriber and those whom the message names may"
          + " be sent it.",
      "Rien à faire si c''est voulu ; sinon renvoyez le compte rendu sans restriction"
          + " (confidentialité N, CONNEXION_SECRETE = N).",
      "Nothing to do if this is meant; otherwise send the report again without restriction"
          + " (confidentiality N, CONNEXION_SECRETE = N)."),
  PRESCRIBER_ONLY(
      "LAB-102",
      Severity.WARNING,
      "Le compte rendu est masqué ({0}) : le prescripteur seul peut le recevoir.",
      "The report is masked ({0}): the prescriber alone may be sent it.",
      "Rien à faire si c''est voulu ; sinon renvoyez le compte rendu avec MASQUE_PS = N et les"
          + " autres indicateurs de visibilité lisibles.",
      "Nothing to do if this is meant; otherwise send the report again with MASQUE_PS = N and the"
          + " other flags of visibility legible."),
  SENT_TO_NOBODY(
      "LAB-103",
      Severity.WARNING,
      "Le compte rendu est très restreint ({0}) : il est conservé et n''est envoyé à personne.",
      "The report is very restricted ({0}): it is kept and sent to nobody.",
      "Rien à faire si c''est voulu ; sinon renvoyez le compte rendu avec la confidentialité N ou"
          + " R.",
      "Nothing to do if this is meant; otherwise send the report again with confidentiality N or"
          + " R."),
  STATED_IN_FUTURE(
      "LAB-160",
      Severity.WARNING,
      "La date d''émission est postérieure à la réception : elle n''est pas retenue, et une"
          + " version envoyée plus tard la remplacera.",
      "The date of issue lies after the arrival: it is not relied upon, and a version sent later"
          + " will replace this one.",
      "Mettez à l''heure l''horloge du système qui émet les comptes rendus.",
      "Set the clock of the system that issues reports."),
  AFTER_ARRIVAL(
      "LAB-161",
      Severity.ERROR,
      "Cette date est postérieure à la réception du compte rendu.",
      "This date lies after the arrival of the report.",
      "Corrigez la date et renvoyez le compte rendu ; vérifiez l''horloge du système.",
      "Correct the date and send the report again; check the clock of the system."),
  DOCUMENT_CONFIDENTIALITY_UNCLEAR(
      "LAB-104",
      Severity.WARNING,
      "La confidentialité du document joint est illisible ou absente ; il est traité comme"
          + " restreint (R).",
      "The confidentiality of the document attached is illegible or missing; it is treated as"
          + " restricted (R).",
      "Renseignez confidentialityCode avec N, R ou V dans le document.",
      "Fill confidentialityCode with N, R or V in the document."),
  VISIBILITY_ONLY(
      "LAB-105",
      Severity.WARNING,
      "Le message modifie seulement la visibilité d''un compte rendu connu (MODIF_CONF_CODE) : ses"
          + " valeurs ne sont pas reprises.",
      "The message only changes who may see a known report (MODIF_CONF_CODE): its values are not"
          + " taken.",
      "Pour corriger aussi des valeurs, renvoyez le compte rendu sans MODIF_CONF_CODE.",
      "To correct values as well, send the report again without MODIF_CONF_CODE."),
  DOCUMENT_OF_ANOTHER(
      "LAB-106",
      Severity.ERROR,
      "Le document CDA joint désigne une autre personne que le compte rendu qui le porte.",
      "The CDA document attached names another person than the report that carries it.",
      "Vérifiez à qui est le document : recordTarget et le patient du message doivent porter les"
          + " mêmes identifiants et les mêmes traits.",
      "Check whose document it is: recordTarget and the patient of the message must bear the same"
          + " identifiers and traits."),
  // Why a result that was sent becomes none of the repository.
  GIVEN_AGAIN(
      "LAB-110",
      Severity.WARNING,
      "Résultats antérieurs, redonnés pour comparaison à côté d''un résultat actuel du même examen.",
      "Earlier results, given again for comparison beside a current one of the same test.",
      "Rien à faire : ils ont leur place dans le compte rendu de leur date.",
      "Nothing to do: they belong to the report of their own date."),
  NOT_ASKED(
      "LAB-111",
      Severity.WARNING,
      "Lignes de statut N (examen non demandé) : elles ne portent pas de résultat.",
      "Lines of status N (not asked): they bear no result.",
      "Si un résultat a été rendu, envoyez-le sous le statut F.",
      "If a result was issued, send it with status F."),
  ORDER_DETAIL(
      "LAB-112",
      Severity.WARNING,
      "Lignes de statut O (renseignement sur la demande) : elles ne portent pas de résultat.",
      "Lines of status O (detail of the order): they bear no result.",
      "Si un résultat a été rendu, envoyez-le sous le statut F.",
      "If a result was issued, send it with status F."),
  SENDING_INSTRUCTION(
      "LAB-113",
      Severity.WARNING,
      "Indications sur la diffusion du compte rendu : ce ne sont pas des résultats.",
      "Instructions on who may see the report: they are no results.",
      "Rien à faire.",
      "Nothing to do."),
  OUTSIDE_ORDER(
      "LAB-114",
      Severity.WARNING,
      "Résultats placés hors de toute demande d''examen : sans numéro de demande, ils ne pourraient pas être corrigés.",
      "Results outside of any order: without the number of one they could never be corrected.",
      "Placez-les sous leur demande et renvoyez le message.",
      "Put them under their order and send the message again."),
  NOT_READ_THERE(
      "LAB-115",
      Severity.WARNING,
      "Résultats placés à un endroit où un compte rendu d''examens n''en a pas : ils n''ont pas été lus.",
      "Results in a place where a laboratory report has none: they were not read.",
      "Placez-les parmi les résultats du compte rendu et renvoyez-le.",
      "Put them among the results of the report and send it again."),
  DOCUMENT_LEFT_OUT(
      "LAB-116",
      Severity.WARNING,
      "Documents joints absents ou illisibles.",
      "Attached documents that are missing or unreadable.",
      "Joignez leur contenu et renvoyez le compte rendu.",
      "Attach their content and send the report again."),
  INSIDE_DOCUMENT(
      "LAB-117",
      Severity.WARNING,
      "Documents contenus dans un document joint, qui est gardé entier avec eux.",
      "Documents inside of an attached document, which is kept whole with them.",
      "Rien à faire.",
      "Nothing to do."),
  PENDING_WITH_VALUE(
      "LAB-118",
      Severity.WARNING,
      "Le résultat est dit en attente et porte pourtant une valeur ; elle est gardée comme provisoire.",
      "The result is said to be pending and bears a value all the same; it is kept as preliminary.",
      "Envoyez un résultat provisoire sous le statut P.",
      "Send a preliminary result with status P."),
  ASIDE(
      "LAB-119",
      Severity.WARNING,
      "Observations que le compte rendu ne désigne pas comme ses résultats (réponses de la demande, mode de vie…).",
      "Observations that the report does not name as its results (answers at ordering, way of life …).",
      "Si ce sont des résultats, faites-les désigner par le compte rendu.",
      "If they are results, have the report name them."),
  ABOUT_SPECIMEN(
      "LAB-121",
      Severity.WARNING,
      "Lignes qui décrivent le prélèvement (après SPM) : elles ne sont pas des résultats du patient.",
      "Lines that describe the specimen (after SPM): they are no results of the patient.",
      "Si ce sont des résultats, placez-les avant le prélèvement, sous leur demande.",
      "If they are results, put them before the specimen, under their order."),
  NO_EVENT(
      "LAB-122",
      Severity.WARNING,
      "Observations qui disent un objectif, une demande ou une intention : ce ne sont pas des résultats.",
      "Observations that state a goal, a request or an intention: they are no results.",
      "Si ce sont des résultats, les écrire avec moodCode EVN.",
      "If they are results, write them with moodCode EVN."),
  TEXT_ALONE(
      "LAB-123",
      Severity.WARNING,
      "Sections qui n''ont qu''un texte, sans résultat codé : elles n''ont pas été reprises.",
      "Sections that have a text only, without a coded result: they were not taken.",
      "Codez les résultats que ce texte dit et renvoyez le compte rendu.",
      "Code the results that the text states and send the report again."),
  SPECIMEN_UNCLEAR(
      "LAB-170",
      Severity.WARNING,
      "La demande compte cet examen dans plusieurs prélèvements et le message ne dit pas lequel :"
          + " une annulation vaut pour tous, une valeur est gardée à part.",
      "The order has this test in several specimens and the message does not say which: a"
          + " withdrawal holds for all of them, a value is kept as another result.",
      "Renvoyez le résultat avec la nature du prélèvement (OBR-15, SPM-4, OBR-16 en HPRIM Santé,"
          + " Observation.specimen) et annulez, s''il y a lieu, celui qui a été gardé à part.",
      "Send the result again with the kind of specimen (OBR-15, SPM-4, OBR-16 in HPRIM Santé,"
          + " Observation.specimen), and withdraw the one that was kept apart where there is one."),
  SPECIMEN_REPLACED(
      "LAB-171",
      Severity.WARNING,
      "Le résultat prend la place de celui d''un autre prélèvement : examen et sous-identifiant"
          + " (OBX-4, numéro d''échantillon, isolat) sont les mêmes dans la demande.",
      "The result takes the place of one in another specimen: test and sub-identifier (OBX-4,"
          + " number of the sample, isolate) are the same in the order.",
      "Si ce sont deux résultats, donnez à chacun un sous-identifiant et renvoyez les deux.",
      "If they are two results, give each a sub-identifier of its own and send both again."),
  GERM_CHANGED(
      "LAB-120",
      Severity.WARNING,
      "Le germe de cet isolat a changé ; l''antibiogramme déjà reçu reste attaché à l''isolat.",
      "The micro-organism of this isolate has changed; the antibiogram already received stays with"
          + " the isolate.",
      "Confirmez que l''antibiogramme vaut pour le nouveau germe, ou annulez-le.",
      "Confirm that the antibiogram holds for the new organism, or withdraw it.");

  private final FindingText text;

  LabFinding(
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
