package org.estuaire.lab.fhir;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import java.util.Set;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of laboratory reports in FHIR: HL7 FHIR R4 (4.0.1), FR Core 2.1 and 2.2, RNIV. */
public enum FhirFinding implements FindingCode {
  // The delivery and its bundles.
  NOT_UTF8(
      "FHIR-001",
      ERROR,
      "Le fichier n''est pas en UTF-8, seul codage permis par FHIR.",
      "The file isn''t in UTF-8, the only encoding that FHIR allows.",
      "Enregistrer le fichier en UTF-8 et le renvoyer.",
      "Save the file in UTF-8 and send it again."),
  TRUNCATED(
      "FHIR-002",
      ERROR,
      "Le fichier s''arrête avant la fin du Bundle : il est incomplet.",
      "The file ends before the end of the Bundle: it is incomplete.",
      "Renvoyer le fichier entier.",
      "Send the whole file again."),
  BUNDLE_TOO_LONG(
      "FHIR-003",
      ERROR,
      "Le Bundle dépasse {0} octets.",
      "The Bundle is longer than {0} bytes.",
      "Répartir les comptes rendus en plusieurs Bundles, dans un ou plusieurs fichiers.",
      "Spread the reports over several Bundles, in one or several files."),
  BUNDLE_TANGLED(
      "FHIR-004",
      ERROR,
      "Les comptes rendus du Bundle renvoient trop de fois aux mêmes ressources pour être séparés.",
      "The reports of the Bundle refer too often to the same resources to be taken apart.",
      "Envoyer un Bundle par compte rendu.",
      "Send one Bundle per report."),
  MALFORMED(
      "FHIR-005",
      ERROR,
      "Le texte n''est pas du JSON ou du XML bien formé.",
      "The text isn''t well-formed JSON or XML.",
      "Corriger la syntaxe à la ligne indiquée, puis renvoyer le Bundle.",
      "Mend the syntax at the line given, then send the Bundle again."),
  NOT_A_BUNDLE(
      "FHIR-006",
      ERROR,
      "Le contenu n''est pas une ressource FHIR de type Bundle.",
      "The content isn''t a FHIR resource of type Bundle.",
      "Placer les ressources dans un Bundle (collection, transaction, batch, message ou document).",
      "Put the resources into a Bundle (collection, transaction, batch, message or document)."),
  BEYOND_BOUNDS(
      "FHIR-007",
      ERROR,
      "Le Bundle dépasse les bornes de lecture (profondeur, nombre d''entrées ou de propriétés, longueur d''un nombre).",
      "The Bundle exceeds the bounds of reading (depth, number of entries or properties, length of a number).",
      "Vérifier le logiciel émetteur : aucune ressource de biologie n''en a besoin.",
      "Check the sending software: no laboratory resource needs as much."),
  PROPERTY_TWICE(
      "FHIR-008",
      ERROR,
      "Une propriété JSON figure deux fois dans le même objet : on ne peut savoir laquelle est valable.",
      "A JSON property occurs twice in one object: there is no telling which one is valid.",
      "Ne donner chaque propriété qu''une fois.",
      "Give each property once only."),
  DOCUMENT_TYPE(
      "FHIR-009",
      ERROR,
      "Le XML contient une déclaration DOCTYPE, que FHIR interdit.",
      "The XML holds a DOCTYPE declaration, which FHIR forbids.",
      "Retirer la déclaration DOCTYPE.",
      "Remove the DOCTYPE declaration."),
  REPORT_TOO_LONG(
      "FHIR-010",
      ERROR,
      "Le compte rendu dépasse {0} octets.",
      "The report is longer than {0} bytes.",
      "Réduire les documents joints, ou demander à l''exploitant régional de relever la limite.",
      "Make the attached documents smaller, or ask the regional operator to raise the limit."),
  NO_REPORT(
      "FHIR-011",
      ERROR,
      "Le Bundle ne contient ni compte rendu (DiagnosticReport), ni résultat de biologie (Observation), ni document.",
      "The Bundle holds neither a report (DiagnosticReport) nor a laboratory result (Observation) nor a document.",
      "Envoyer un Bundle qui contient au moins un DiagnosticReport.",
      "Send a Bundle that holds at least one DiagnosticReport."),
  SEVERAL_REPORTS(
      "FHIR-012",
      ERROR,
      "L''enregistrement corrigé contient plusieurs comptes rendus.",
      "The corrected record holds several reports.",
      "Ne garder qu''un compte rendu par enregistrement.",
      "Keep one report per record."),
  BUNDLE_TYPE(
      "FHIR-013",
      WARNING,
      "Ce type de Bundle n''est pas prévu pour un envoi ; il a été lu comme une collection.",
      "This type of Bundle isn''t meant for sending; it was read as a collection.",
      "Employer collection, transaction, batch, message ou document.",
      "Use collection, transaction, batch, message or document."),
  MODIFIER_UNKNOWN(
      "FHIR-014",
      ERROR,
      "La ressource porte une extension modificatrice (modifierExtension) ou des règles implicites (implicitRules) inconnues, qui peuvent en changer le sens.",
      "The resource carries an unknown modifier extension or implicit rules, which may change what it means.",
      "Envoyer la ressource sans modifierExtension ni implicitRules.",
      "Send the resource without modifierExtension and implicitRules."),
  DELETE_REQUEST(
      "FHIR-015",
      ERROR,
      "L''entrée demande une suppression (request DELETE), qui n''est pas prise en charge.",
      "The entry asks for a deletion (request DELETE), which isn''t supported.",
      "Renvoyer le compte rendu avec le statut entered-in-error.",
      "Send the report again with the status entered-in-error."),
  // References and persons.
  RESULT_NOT_FOUND(
      "FHIR-020",
      ERROR,
      "Le compte rendu renvoie à un résultat qui n''est pas dans le Bundle : il est incomplet.",
      "The report refers to a result that isn''t in the Bundle: it is incomplete.",
      "Joindre au Bundle toutes les ressources Observation du compte rendu.",
      "Put all Observation resources of the report into the Bundle."),
  REFERENCE_NOT_FOUND(
      "FHIR-021",
      WARNING,
      "Une référence ne mène à aucune ressource du Bundle ; l''information manque.",
      "A reference leads to no resource of the Bundle; the information is missing.",
      "Joindre la ressource au Bundle ; rien n''est recherché au-dehors.",
      "Put the resource into the Bundle; nothing is looked up outside."),
  NO_PATIENT(
      "FHIR-022",
      ERROR,
      "La référence au patient (subject) manque ou ne mène à aucune ressource Patient du Bundle.",
      "The reference to the patient (subject) is missing or leads to no Patient of the Bundle.",
      "Joindre la ressource Patient et y renvoyer par subject.",
      "Put the Patient into the Bundle and refer to it by subject."),
  PATIENT_ASSUMED(
      "FHIR-023",
      WARNING,
      "Le compte rendu ne désigne pas son patient ; le seul Patient du Bundle a été retenu.",
      "The report doesn''t name its patient; the only Patient of the Bundle was taken.",
      "Renseigner subject.",
      "Fill subject."),
  SEVERAL_PATIENTS(
      "FHIR-024",
      ERROR,
      "Un résultat ne concerne pas le patient du compte rendu, ou rien ne montre que c''est lui.",
      "A result isn''t about the patient of the report, or nothing shows that it is.",
      "Vérifier subject, focus et specimen.subject : y désigner le Patient du Bundle, ou renvoyer un compte rendu par patient.",
      "Check subject, focus and specimen.subject: name the Patient of the Bundle there, or send one report per patient."),
  RESULTS_IN_CIRCLE(
      "FHIR-025",
      ERROR,
      "Les résultats se contiennent les uns les autres (hasMember), ou sont emboîtés trop profondément.",
      "The results contain one another (hasMember), or are nested too deeply.",
      "Corriger les références hasMember.",
      "Mend the references hasMember."),
  TOO_MANY_RESULTS(
      "FHIR-026",
      ERROR,
      "Le compte rendu contient plus de {0} résultats.",
      "The report holds more than {0} results.",
      "Répartir les résultats en plusieurs comptes rendus.",
      "Spread the results over several reports."),
  ASIDE(
      "FHIR-027",
      WARNING,
      "{0} observation(s) ne sont citées par aucun compte rendu comme résultats ; elles n''ont pas été reprises.",
      "{0} observation(s) are named by no report as results; they were not taken.",
      "S''il s''agit de résultats, les citer dans DiagnosticReport.result ou leur donner la catégorie laboratory.",
      "If they are results, name them in DiagnosticReport.result or give them the category laboratory."),
  // The report.
  NO_NUMBER(
      "FHIR-030",
      ERROR,
      "Le compte rendu n''a pas d''identifiant stable : aucune correction ne pourrait le retrouver.",
      "The report has no stable identifier: no correction could find it again.",
      "Renseigner DiagnosticReport.identifier avec le numéro de dossier du laboratoire.",
      "Fill DiagnosticReport.identifier with the number of the request at the laboratory."),
  NUMBER_OF_SERVER(
      "FHIR-031",
      WARNING,
      "Le compte rendu n''a pas d''identifiant ; l''identifiant technique de la ressource (id) a été retenu.",
      "The report has no identifier; the technical id of the resource was taken.",
      "Renseigner DiagnosticReport.identifier avec le numéro de dossier du laboratoire.",
      "Fill DiagnosticReport.identifier with the number of the request at the laboratory."),
  NO_ISSUE_TIME(
      "FHIR-032",
      ERROR,
      "Le compte rendu ne dit ni quand il a été émis, ni quand il a été mis à jour.",
      "The report says neither when it was issued nor when it was updated.",
      "Renseigner DiagnosticReport.issued.",
      "Fill DiagnosticReport.issued."),
  ISSUE_TIME_ASSUMED(
      "FHIR-033",
      WARNING,
      "La date d''émission (issued) manque ; celle du Bundle ou de l''examen a été retenue.",
      "The date of issue (issued) is missing; that of the Bundle or of the test was taken.",
      "Renseigner DiagnosticReport.issued.",
      "Fill DiagnosticReport.issued."),
  DATE_UNREADABLE(
      "FHIR-034",
      WARNING,
      "Cette date n''est pas lisible et n''a pas été reprise.",
      "This date can''t be read and was not taken.",
      "Écrire les dates comme AAAA-MM-JJ, les heures avec leur décalage (+01:00).",
      "Write dates as YYYY-MM-DD, times with their offset (+01:00)."),
  STATUS_MISSING(
      "FHIR-035",
      WARNING,
      "Le statut du résultat manque ; le résultat est tenu pour non vérifié.",
      "The status of the result is missing; it is taken as not verified.",
      "Renseigner Observation.status.",
      "Fill Observation.status."),
  STATUS_UNKNOWN(
      "FHIR-036",
      WARNING,
      "Ce statut ne dit pas que le résultat est validé ; le résultat est tenu pour non vérifié.",
      "This status doesn''t say that the result is valid; it is taken as not verified.",
      "Employer un statut de FHIR R4 (final, preliminary, corrected, ...).",
      "Use a status of FHIR R4 (final, preliminary, corrected, ...)."),
  IDENTIFIER_TOO_LONG(
      "FHIR-037",
      ERROR,
      "Un identifiant, un code ou un nom dépasse {0} caractères.",
      "An identifier, code or name is longer than {0} characters.",
      "Vérifier l''élément indiqué et renvoyer le compte rendu.",
      "Check the element named and send the report again."),
  IDENTIFIER_UNREADABLE(
      "FHIR-038",
      ERROR,
      "Cet identifiant contient des caractères de commande ou une fin de ligne.",
      "This identifier holds control characters or the end of a line.",
      "Retirer ces caractères de l''identifiant et renvoyer le compte rendu.",
      "Take these characters out of the identifier and send the report again."),
  // Results.
  RESULT_WITHOUT_CODE(
      "FHIR-040",
      ERROR,
      "Le résultat n''a ni code ni libellé.",
      "The result has neither a code nor a label.",
      "Renseigner Observation.code, de préférence avec un code LOINC.",
      "Fill Observation.code, preferably with a LOINC code."),
  RESULT_UNCODED(
      "FHIR-041",
      WARNING,
      "Le résultat n''a pas de code ; son libellé en tient lieu.",
      "The result has no code; its label stands for it.",
      "Renseigner Observation.code.coding, de préférence avec un code LOINC.",
      "Fill Observation.code.coding, preferably with a LOINC code."),
  NOT_A_NUMBER(
      "FHIR-042",
      WARNING,
      "La valeur n''est pas un nombre ; elle a été gardée comme texte.",
      "The value isn''t a number; it was kept as text.",
      "Écrire un nombre avec un point décimal, ou employer valueString.",
      "Write a number with a decimal point, or use valueString."),
  VALUE_TYPE_UNKNOWN(
      "FHIR-043",
      WARNING,
      "Ce type de valeur n''est pas pris en charge ; le résultat est repris sans valeur.",
      "This type of value isn''t supported; the result was taken without a value.",
      "Employer un type de valeur de FHIR R4 (valueQuantity, valueCodeableConcept, valueString ...).",
      "Use a type of value of FHIR R4 (valueQuantity, valueCodeableConcept, valueString ...)."),
  SEVERAL_RANGES(
      "FHIR-044",
      WARNING,
      "Plusieurs intervalles de référence sont donnés sans dire lequel est le normal ; le premier a été retenu.",
      "Several reference ranges are given without saying which one is the normal one; the first was taken.",
      "Donner le type normal à l''intervalle applicable à ce patient.",
      "Give the type normal to the range that applies to this patient."),
  UNIT_CONTRADICTED(
      "FHIR-045",
      WARNING,
      "L''unité écrite ({0}) contredit son code UCUM ({1}) : les deux sont gardés et la valeur n''est pas convertie.",
      "The unit in words ({0}) contradicts its UCUM code ({1}): both are kept, and the value isn''t converted.",
      "Donner la même unité dans valueQuantity.unit et valueQuantity.code, puis renvoyer le résultat corrigé.",
      "Give the same unit in valueQuantity.unit and valueQuantity.code, then send the result again, corrected."),
  // Documents.
  DOCUMENT_ELSEWHERE(
      "FHIR-050",
      WARNING,
      "Un document est désigné par une adresse au-dehors du Bundle ; il n''a pas été repris.",
      "A document is named by an address outside the Bundle; it was not taken.",
      "Joindre le document (data, ou une ressource Binary dans le Bundle).",
      "Attach the document (data, or a Binary in the Bundle)."),
  DOCUMENT_UNREADABLE(
      "FHIR-051",
      WARNING,
      "Un document joint est vide ou n''est pas codé en base64 ; il n''a pas été repris.",
      "An attached document is empty or isn''t coded in base64; it was not taken.",
      "Coder le document en base64 et renvoyer le compte rendu.",
      "Code the document in base64 and send the report again."),
  // The identity.
  NO_LOCAL_IDENTIFIER(
      "FHIR-060",
      WARNING,
      "Le patient n''a pas d''identifiant local (type PI) : le compte rendu est rattaché à une identité propre.",
      "The patient has no local identifier (type PI): the report is filed under an identity of its own.",
      "Ajouter à Patient.identifier l''identifiant du patient au laboratoire, de type PI.",
      "Add the patient''s identifier at the laboratory to Patient.identifier, with type PI."),
  FOREIGN_DOMAIN(
      "FHIR-061",
      WARNING,
      "L''identifiant local ne vient pas du domaine {0} du partenaire ; il est tenu à part.",
      "The local identifier doesn''t come from the partner''s domain {0}; it is kept apart.",
      "Indiquer le domaine du laboratoire dans Patient.identifier.system.",
      "Give the laboratory''s domain in Patient.identifier.system."),
  INS_NOT_QUALIFIED(
      "FHIR-062",
      WARNING,
      "L''INS n''a pas été repris : l''identité n''est pas qualifiée.",
      "The INS was not taken: the identity isn''t qualified.",
      "Ne transmettre l''INS que pour une identité qualifiée : QUAL, ou VALI avec la table de FR Core 2.1.",
      "Send the INS only for a qualified identity: QUAL, or VALI with the table of FR Core 2.1."),
  INS_KEY_WRONG(
      "FHIR-063",
      WARNING,
      "L''INS n''a pas été repris : sa clé est fausse ou manque (15 caractères attendus).",
      "The INS was not taken: its key is wrong or missing (15 characters expected).",
      "Vérifier le matricule et sa clé auprès du téléservice INSi.",
      "Check the number and its key with the INSi service."),
  INS_OF_TEST(
      "FHIR-064",
      WARNING,
      "L''INS n''a pas été repris : son autorité est une autorité de test ou de démonstration.",
      "The INS was not taken: its authority is one for test or demonstration.",
      "Vérifier que l''envoi vient bien de l''environnement de production.",
      "Check that the delivery really comes from a production system."),
  INS_AUTHORITY_UNKNOWN(
      "FHIR-065",
      WARNING,
      "L''INS n''a pas été repris : son autorité (system) n''est pas une autorité de l''INS.",
      "The INS was not taken: its authority (system) is no authority of the INS.",
      "Indiquer urn:oid:1.2.250.1.213.1.4.8 (NIR) ou .9 (NIA).",
      "Give urn:oid:1.2.250.1.213.1.4.8 (NIR) or .9 (NIA)."),
  INS_SEVERAL(
      "FHIR-066",
      WARNING,
      "Le patient porte plusieurs INS différents ; aucun n''a été repris.",
      "The patient carries several different INS; none was taken.",
      "Ne transmettre comme official que l''INS en vigueur.",
      "Send only the INS in force as official."),
  INS_WITHOUT_TYPE(
      "FHIR-067",
      WARNING,
      "Un identifiant sous l''autorité de l''INS n''a pas de type : rien ne dit s''il s''agit de l''INS ou du NIR de facturation ; il n''a pas été repris.",
      "An identifier under the authority of the INS has no type: nothing tells whether it is the INS or the billing NIR; it was not taken.",
      "Renseigner identifier.type (INS-NIR ou NH).",
      "Fill identifier.type (INS-NIR or NH)."),
  NIR_KEY_WRONG(
      "FHIR-068",
      WARNING,
      "Le NIR de facturation (type NH) n''a pas été repris : sa clé est fausse ou manque.",
      "The billing NIR (type NH) was not taken: its key is wrong or missing.",
      "Vérifier le numéro sur la carte Vitale.",
      "Check the number on the health-insurance card."),
  STATUS_CONTRADICTION(
      "FHIR-069",
      WARNING,
      "L''identité est dite à la fois validée ou qualifiée et douteuse ou fictive ; elle est tenue pour provisoire et l''INS n''est pas repris.",
      "The identity is said to be both validated or qualified and doubtful or fictitious; it is taken as provisional, without the INS.",
      "Retirer le statut, ou l''attribut DOUT ou FICT.",
      "Remove the status, or the attribute DOUT or FICT."),
  CONFIDENTIALITY_UNKNOWN(
      "FHIR-100",
      Severity.WARNING,
      "Ce code de confidentialité n''est pas connu ; le compte rendu a été lu comme restreint (R).",
      "This code of confidentiality is not known; the report was read as restricted (R).",
      "Employer N, R ou V (v3-Confidentiality), MASQUE_PS, INVISIBLE_PATIENT ou "
          + "INVISIBLE_REPRESENTANTS_LEGAUX (1.2.250.1.213.1.1.4.13).",
      "Use N, R or V (v3-Confidentiality), MASQUE_PS, INVISIBLE_PATIENT or "
          + "INVISIBLE_REPRESENTANTS_LEGAUX (1.2.250.1.213.1.1.4.13)."),
  REPORT_WITHOUT_RESULT(
      "FHIR-110",
      WARNING,
      "Le compte rendu ne porte ni résultat, ni document, ni conclusion ; il est gardé tel quel.",
      "The report bears no result, document or conclusion; it is kept as it is.",
      "Rien à faire si l''examen est en attente ou annulé ; sinon, le renvoyer avec ses résultats.",
      "Nothing to do where the test is pending or cancelled; else send it again with its results."),
  BUNDLE_INSIDE(
      "FHIR-111",
      WARNING,
      "Un Bundle contenu dans un autre n''est pas lu ; ses résultats sont laissés de côté.",
      "A Bundle inside another one is not read; its results are left out.",
      "Envoyer chaque Bundle dans un fichier, ou les uns derrière les autres (NDJSON).",
      "Send each Bundle in a file, or one after another (NDJSON).");

  /** What makes a whole delivery unfit to be cut; anything else concerns one bundle. */
  static final Set<FindingCode> OF_DELIVERY =
      Set.of(TRUNCATED, NOT_UTF8, BUNDLE_TOO_LONG, BUNDLE_TANGLED);

  private final FindingText text;

  FhirFinding(
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
