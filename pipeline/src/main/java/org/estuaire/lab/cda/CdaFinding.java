package org.estuaire.lab.cda;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of clinical documents: HL7 CDA R2, IHE XD-LAB, ANS CI-SIS volets minimal and CR-BIO. */
public enum CdaFinding implements FindingCode {
  // The file.
  TOO_LONG(
      "CDA-001",
      ERROR,
      "Le document dépasse {0} octets.",
      "The document is longer than {0} bytes.",
      "Réduire les images ou le PDF joints, ou demander une limite plus haute.",
      "Reduce the images or the PDF attached, or ask for a higher limit."),
  NOT_XML(
      "CDA-002",
      ERROR,
      "Le fichier n''est pas un XML bien formé ; il est peut-être tronqué.",
      "The file is no well-formed XML; it may be cut short.",
      "Vérifier le fichier à la ligne indiquée et le renvoyer entier.",
      "Check the file at the line named and send it whole again."),
  DOCUMENT_TYPE(
      "CDA-003",
      ERROR,
      "Le document contient une déclaration DOCTYPE ou une entité, qui ne sont pas acceptées.",
      "The document holds a DOCTYPE declaration or an entity, which are not accepted.",
      "Retirer la déclaration DOCTYPE et écrire les caractères tels quels.",
      "Remove the DOCTYPE declaration and write the characters as they are."),
  NO_DOCUMENT(
      "CDA-004",
      ERROR,
      "Le fichier ne contient aucun ClinicalDocument de l''espace de noms urn:hl7-org:v3.",
      "The file holds no ClinicalDocument of the namespace urn:hl7-org:v3.",
      "Envoyer un document CDA R2, seul ou dans sa feuille de style auto-présentable.",
      "Send a CDA R2 document, alone or in its auto-presentable stylesheet."),
  TOO_COMPLEX(
      "CDA-005",
      ERROR,
      "Le document a trop de niveaux, d''éléments ou d''attributs.",
      "The document has too many levels, elements or attributes.",
      "Vérifier le document ; répartir les examens en plusieurs comptes rendus s''il est exact.",
      "Check the document; divide the tests among several reports if it is right."),
  ENCODING(
      "CDA-006",
      ERROR,
      "Le document contient des octets qui ne sont pas de l''encodage annoncé ({0}), ou "
          + "annonce un encodage inconnu.",
      "The document holds bytes that are not of the declared encoding ({0}), or declares "
          + "an unknown one.",
      "Écrire le document dans l''encodage que sa première ligne annonce, de préférence UTF-8.",
      "Write the document in the encoding that its first line declares, preferably UTF-8."),
  // The header.
  SEVERAL_PATIENTS(
      "CDA-010",
      ERROR,
      "Le document nomme plusieurs patients (recordTarget).",
      "The document names several patients (recordTarget).",
      "Envoyer un document par patient.",
      "Send one document per patient."),
  NO_PATIENT(
      "CDA-011",
      ERROR,
      "Le document ne nomme aucun patient (recordTarget).",
      "The document names no patient (recordTarget).",
      "Renseigner recordTarget/patientRole.",
      "Fill recordTarget/patientRole."),
  NO_NUMBER(
      "CDA-012",
      ERROR,
      "Le document n''a ni setId ni id.",
      "The document has neither setId nor id.",
      "Renseigner setId : sans lui, aucune version suivante ne pourra remplacer ce document.",
      "Fill setId: without it no later version can replace this document."),
  NO_SET_ID(
      "CDA-013",
      WARNING,
      "setId manque ; l''identifiant du document en tient lieu.",
      "setId is missing; the identifier of the document stands for it.",
      "Renseigner setId, le même dans toutes les versions du compte rendu.",
      "Fill setId, the same in all versions of the report."),
  NO_TIME(
      "CDA-014",
      ERROR,
      "effectiveTime, la date de création du document, manque ou n''est pas une date.",
      "effectiveTime, the time when the document was made, is missing or no date.",
      "Renseigner effectiveTime sous la forme aaaaMMjjHHmmss+zzzz.",
      "Fill effectiveTime as yyyyMMddHHmmss+zzzz."),
  VERSION_UNREADABLE(
      "CDA-015",
      WARNING,
      "versionNumber manque ou n''est pas un entier positif ; il a été lu comme 1.",
      "versionNumber is missing or no positive whole number; it was read as 1.",
      "Renseigner versionNumber, et l''augmenter de 1 à chaque remplacement.",
      "Fill versionNumber, and raise it by 1 with every replacement."),
  CONFIDENTIALITY_UNKNOWN(
      "CDA-016",
      WARNING,
      "confidentialityCode manque ou n''est ni N, ni R, ni V ; le document a été lu "
          + "comme restreint (R).",
      "confidentialityCode is missing or neither N, R nor V; the document was read as "
          + "restricted (R).",
      "Renseigner confidentialityCode avec N, R ou V.",
      "Fill confidentialityCode with N, R or V."),
  IDENTIFIER_TOO_LONG(
      "CDA-017",
      ERROR,
      "Cet identifiant, ce code ou ce nom dépasse {0} caractères.",
      "This identifier, code or name is longer than {0} characters.",
      "Vérifier l''élément indiqué.",
      "Check the element named."),
  DATE_UNREADABLE(
      "CDA-018",
      WARNING,
      "Cette date n''est pas lisible ; elle n''a pas été prise en compte.",
      "This date can''t be read; it was left out.",
      "Écrire la date sous la forme aaaaMMjj ou aaaaMMjjHHmmss+zzzz.",
      "Write the date as yyyyMMdd or yyyyMMddHHmmss+zzzz."),
  // The patient.
  NO_LOCAL_IDENTIFIER(
      "CDA-020",
      WARNING,
      "Le document ne donne aucun identifiant local (IPP) du patient ; ses comptes "
          + "rendus ne seront rapprochés que par l''INS ou les traits.",
      "The document gives no local identifier (IPP) of the patient; reports will be "
          + "brought together by the INS or the traits only.",
      "Ajouter l''IPP dans patientRole/id avec l''OID de l''établissement.",
      "Add the IPP in patientRole/id with the OID of the establishment."),
  FOREIGN_DOMAIN(
      "CDA-021",
      WARNING,
      "L''identifiant du patient vient du domaine {0} et non du domaine déclaré {1}.",
      "The identifier of the patient comes from the domain {0} instead of the declared "
          + "domain {1}.",
      "Donner l''IPP du domaine déclaré, ou faire corriger la configuration du partenaire.",
      "Give the IPP of the declared domain, or have the configuration of the partner corrected."),
  INS_KEY_WRONG(
      "CDA-022",
      WARNING,
      "Le matricule INS n''a pas 15 caractères ou sa clé est fausse ; il n''a pas été utilisé.",
      "The matricule INS has not 15 characters or its key is wrong; it was not used.",
      "Vérifier le matricule auprès du téléservice INSi.",
      "Check the matricule with the INSi service."),
  INS_OF_TEST(
      "CDA-023",
      WARNING,
      "Le matricule INS vient d''une autorité de test ; il n''a pas été utilisé.",
      "The matricule INS comes from a test authority; it was not used.",
      "N''envoyer en production que des INS de production.",
      "Send nothing but production INS in production."),
  INS_TRAITS_MISSING(
      "CDA-024",
      WARNING,
      "Un matricule INS est donné, mais il manque un trait qui doit l''accompagner (nom "
          + "et prénom de naissance, date et lieu de naissance, sexe) ; il n''a pas été utilisé.",
      "A matricule INS is given, but a trait that has to go with it is missing (birth "
          + "name and given name, date and place of birth, sex); it was not used.",
      "Renseigner tous les traits de l''INS, ou retirer le matricule tant que "
          + "l''identité n''est pas qualifiée.",
      "Fill all traits of the INS, or leave the matricule out until the identity is qualified."),
  INS_SEVERAL(
      "CDA-025",
      WARNING,
      "Le document donne plusieurs matricules INS différents ; aucun n''a été utilisé.",
      "The document gives several different matricules INS; none was used.",
      "N''envoyer que le matricule INS en vigueur.",
      "Send the valid matricule INS only."),
  SEX_CODE_UNKNOWN(
      "CDA-026",
      WARNING,
      "Ce code de sexe n''est ni M, ni F, ni UN.",
      "This code of sex is neither M, F nor UN.",
      "Renseigner administrativeGenderCode avec M, F ou UN.",
      "Fill administrativeGenderCode with M, F or UN."),
  // Results.
  RESULT_WITHOUT_CODE(
      "CDA-030",
      ERROR,
      "Un résultat n''a ni code ni libellé.",
      "A result has neither code nor label.",
      "Renseigner code : un code LOINC, ou originalText avec une traduction locale.",
      "Fill code: a LOINC code, or originalText with a local translation."),
  RESULT_UNCODED(
      "CDA-031",
      WARNING,
      "Un résultat n''a pas de code, seulement un libellé, qui lui a servi de code.",
      "A result has no code but only a label, which was taken for the code.",
      "Ajouter un code LOINC, ou une traduction avec le code du laboratoire.",
      "Add a LOINC code, or a translation with the code of the laboratory."),
  STATUS_MISSING(
      "CDA-032",
      WARNING,
      "Un résultat n''a pas de statusCode ; il a été lu comme terminé.",
      "A result has no statusCode; it was read as completed.",
      "Renseigner statusCode avec completed ou aborted.",
      "Fill statusCode with completed or aborted."),
  STATUS_UNKNOWN(
      "CDA-033",
      WARNING,
      "Ce statusCode est inconnu ; le résultat est gardé comme non vérifié.",
      "This statusCode is unknown; the result is kept as not verified.",
      "Renseigner statusCode avec completed ou aborted.",
      "Fill statusCode with completed or aborted."),
  NOT_A_NUMBER(
      "CDA-034",
      WARNING,
      "Cette valeur numérique n''est pas un nombre ; elle est gardée comme texte.",
      "This numeric value is no number; it is kept as text.",
      "Écrire un nombre avec un point décimal, sans espace, ou un texte de type ST.",
      "Write a number with a decimal point and no blank, or a text of type ST."),
  VALUE_TYPE_UNKNOWN(
      "CDA-035",
      WARNING,
      "Ce type de valeur (xsi:type) n''est pas prévu ; la valeur est gardée comme texte.",
      "This type of value (xsi:type) is not foreseen; the value is kept as text.",
      "Employer PQ, IVL_PQ, REAL, INT, CD, ST, ED, BL ou RTO.",
      "Use PQ, IVL_PQ, REAL, INT, CD, ST, ED, BL or RTO."),
  SEVERAL_VALUES(
      "CDA-036",
      WARNING,
      "Un résultat a plusieurs valeurs ; elles sont gardées ensemble comme texte.",
      "A result has several values; they are kept together as a text.",
      "Écrire une observation par valeur.",
      "Write one observation per value."),
  SEVERAL_RANGES(
      "CDA-037",
      WARNING,
      "Un résultat a plusieurs intervalles de référence ; seul celui de normalité a été retenu.",
      "A result has several reference ranges; only the one of normality was kept.",
      "Ne donner qu''un referenceRange par observation.",
      "Give one referenceRange per observation."),
  RANGE_UNITS(
      "CDA-038",
      WARNING,
      "Les deux bornes de l''intervalle de référence n''ont pas la même unité ; elles "
          + "sont gardées comme texte.",
      "The two bounds of the reference range have not the same unit; they are kept as text.",
      "Écrire les deux bornes dans la même unité.",
      "Write both bounds in the same unit."),
  RESULT_MUCH_OLDER(
      "CDA-039",
      WARNING,
      "Ce résultat est daté de plus d''un an avant le document.",
      "This result is dated more than a year before the document.",
      "Vérifier effectiveTime ; un résultat antérieur se donne par une entryRelationship REFR.",
      "Check effectiveTime; an earlier result is given by an entryRelationship REFR."),
  PREVIOUS_UNDATED(
      "CDA-040",
      WARNING,
      "Un résultat antérieur n''a pas de date ; il n''a pas été retenu.",
      "An earlier result has no date; it was left out.",
      "Renseigner effectiveTime de chaque résultat antérieur.",
      "Fill effectiveTime of every earlier result."),
  REFERENCE_BROKEN(
      "CDA-041",
      WARNING,
      "Une référence vers le texte du compte rendu ne mène nulle part.",
      "A reference to the narrative leads nowhere.",
      "Vérifier que l''identifiant cité existe dans la partie narrative de la section.",
      "Check that the identifier exists in the narrative of the section."),
  // Attachments and the body.
  ATTACHMENT_UNREADABLE(
      "CDA-050",
      WARNING,
      "Une pièce jointe n''a pas pu être décodée ; elle n''a pas été chargée.",
      "An attachment could not be decoded; it was not loaded.",
      "Vérifier mediaType et le codage Base64 ; ne pas compresser le contenu.",
      "Check mediaType and the Base64 encoding; don''t compress the content."),
  BODY_UNREADABLE(
      "CDA-051",
      ERROR,
      "Le corps du document (nonXMLBody) manque, n''a pas pu être décodé, ou renvoie à "
          + "une adresse extérieure.",
      "The body of the document (nonXMLBody) is missing, could not be decoded, or points "
          + "to an address outside.",
      "Joindre le contenu en Base64 dans nonXMLBody/text, sans compression.",
      "Put the content into nonXMLBody/text as Base64, without compression."),
  NO_RESULT(
      "CDA-052",
      WARNING,
      "Le compte rendu ne contient ni résultat, ni document.",
      "The report holds neither result nor document.",
      "Vérifier le corps du document ; un compte rendu vide annule les résultats des "
          + "versions précédentes.",
      "Check the body of the document; an empty report withdraws the results of earlier "
          + "versions."),
  NOT_READ(
      "CDA-110",
      WARNING,
      "{0} observation(s) du document ne sont pas à une place, ou d''un modèle, de résultats "
          + "d''examens ; elles n''ont pas été reprises comme résultats.",
      "{0} observation(s) of the document are not in a place, or of a template, of laboratory "
          + "results; they were not taken as results.",
      "S''il s''agit de résultats, employer le modèle 1.3.6.1.4.1.19376.1.3.1.6 dans une entrée du "
          + "compte rendu.",
      "If they are results, use the template 1.3.6.1.4.1.19376.1.3.1.6 in an entry of the report."),
  SEVERAL_DOCUMENTS(
      "CDA-111",
      ERROR,
      "Le fichier contient plusieurs documents (ClinicalDocument) : aucun n''est intégré.",
      "The file holds several documents (ClinicalDocument): none is loaded.",
      "Déposer un fichier par document.",
      "Drop one file for each document."),
  OTHER_SUBJECT(
      "CDA-112",
      ERROR,
      "Des résultats concernent une autre personne ou un autre sujet (subject) que le patient du"
          + " document (recordTarget) ; le document n''est pas intégré.",
      "Results are about another person or subject (subject) than the patient of the document"
          + " (recordTarget); the document is not loaded.",
      "Envoyer un document par personne, sans subject.",
      "Send one document for each person, without subject."),
  NEGATED(
      "CDA-113",
      ERROR,
      "Un résultat est nié (negationInd) : il dirait le contraire de sa valeur ; le document n''est"
          + " pas intégré.",
      "A result is negated (negationInd): it would say the opposite of its value; the document is"
          + " not loaded.",
      "Dire l''absence par la valeur du résultat, sans negationInd.",
      "State the absence by the value of the result, without negationInd."),
  TEXT_ALONE(
      "CDA-114",
      WARNING,
      "Une section n''a qu''un texte, sans entrée : rien n''en a été repris.",
      "A section has a text only, without an entry: nothing of it was taken.",
      "Si ce texte dit un résultat, l''écrire aussi comme observation dans une entrée de la section.",
      "If the text states a result, write it as an observation in an entry of the section too.");

  private final FindingText text;

  CdaFinding(
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
