package org.estuaire.identity.feed.fhir;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What can be wrong with the form of a Patient; its codes begin at FHIR-101. */
public enum FhirPatientFinding implements FindingCode {
  NOT_WELL_FORMED(
      "FHIR-101",
      Severity.ERROR,
      "Le contenu n''est pas du JSON ou du XML bien formé.",
      "The content is not well-formed JSON or XML.",
      "Vérifiez que le fichier est complet et renvoyez-le.",
      "Check that the file is complete and send it again."),
  TOO_LONG(
      "FHIR-102",
      Severity.ERROR,
      "L''entrée dépasse la taille permise pour un enregistrement.",
      "The entry exceeds the size allowed for a record.",
      "Retirez de la ressource Patient les photos et le texte narratif.",
      "Take photos and narrative out of the Patient resource."),
  NOT_A_PATIENT(
      "FHIR-103",
      Severity.ERROR,
      "L''entrée ne porte pas de ressource Patient.",
      "The entry holds no Patient resource.",
      "N''envoyez à ce flux que des ressources Patient.",
      "Send this feed Patient resources only."),
  NO_IDENTIFIER(
      "FHIR-104",
      Severity.ERROR,
      "La ressource Patient ne porte aucun identifiant de votre domaine.",
      "The Patient resource bears no identifier of your domain.",
      "Renseignez l''identifiant permanent, son système et le type PI.",
      "State the permanent identifier, its system and the type PI."),
  NO_TIME(
      "FHIR-105",
      Severity.ERROR,
      "Rien ne dit quand la ressource a été modifiée.",
      "Nothing says when the resource was changed.",
      "Renseignez meta.lastUpdated, avec le décalage horaire.",
      "Fill in meta.lastUpdated, with its offset."),
  OTHER_BY_ADDRESS(
      "FHIR-106",
      Severity.ERROR,
      "L''autre patient du lien n''est pas désigné par un identifiant.",
      "The other patient of the link is not named by an identifier.",
      "Renseignez link.other.identifier, ou une référence Patient?identifier=système|valeur.",
      "Fill in link.other.identifier, or a reference Patient?identifier=system|value."),
  NO_BUNDLE(
      "FHIR-107",
      Severity.ERROR,
      "À côté d''un Bundle, le fichier porte autre chose qu''un Bundle.",
      "Beside a Bundle the file holds something that is no Bundle.",
      "Envoyez soit des Bundle, soit des ressources Patient l''une après l''autre.",
      "Send either Bundles, or Patient resources one after another.");

  private final FindingText text;

  FhirPatientFinding(
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
