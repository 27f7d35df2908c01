package org.estuaire.social;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Rules of social data that a row can break; written for the clerk who has to mend it. */
public enum SocialFinding implements FindingCode {
  CONDITIONAL_CELL(
      "SOC-001",
      Severity.ERROR,
      "La cellule est obligatoire lorsque {0}.",
      "The cell is mandatory when {0}.",
      "Renseignez la cellule.",
      "Fill in the cell."),
  UNKNOWN_DEPARTMENT(
      "SOC-002",
      Severity.ERROR,
      "Le code de département n''existe pas.",
      "The département code does not exist.",
      "Donnez un code de 01 à 95 (2A et 2B pour la Corse), de 971 à 974, ou 976.",
      "Give a code from 01 to 95 (2A and 2B for Corsica), from 971 to 974, or 976."),
  OTHER_DEPARTMENT(
      "SOC-003",
      Severity.ERROR,
      "Le département n''est pas celui du conseil départemental qui envoie le fichier.",
      "The département is not that of the council that sends the file.",
      "Envoyez seulement les droits de votre département.",
      "Send only the rights of your own département."),
  EXTRACTION_DATE(
      "SOC-004",
      Severity.ERROR,
      "La date d''extraction est antérieure à la création de l''APA (2002).",
      "The extraction date lies before APA existed (2002).",
      "Corrigez la date d''extraction.",
      "Correct the extraction date."),
  AFTER_EXTRACTION(
      "SOC-005",
      Severity.ERROR,
      "La date est postérieure à la date d''extraction du fichier.",
      "The date lies after the extraction date of the file.",
      "Corrigez la date.",
      "Correct the date."),
  EXTRACTED_IN_FUTURE(
      "SOC-160",
      Severity.ERROR,
      "La date d''extraction est postérieure à la réception du fichier.",
      "The extraction date lies after the arrival of the file.",
      "Vérifiez l''horloge du poste qui exporte, puis exportez de nouveau.",
      "Check the clock of the computer that exports, then export again."),
  DATES_OUT_OF_ORDER(
      "SOC-006",
      Severity.ERROR,
      "La date est antérieure à celle de la colonne « {0} ».",
      "The date lies before the one in the column \"{0}\".",
      "Corrigez l''une des deux dates.",
      "Correct one of the two dates."),
  NIR_SHAPE(
      "SOC-010",
      Severity.ERROR,
      "Le NIR n''a pas la forme attendue (13 caractères : sexe, année, mois, lieu, ordre).",
      "The NIR does not have the expected form (13 characters: sex, year, month, place, order).",
      "Corrigez le NIR, ou laissez-le vide s''il n''est pas connu.",
      "Correct the NIR, or leave it empty when it is not known."),
  NIR_KEY(
      "SOC-011",
      Severity.ERROR,
      "La clé ne correspond pas au NIR.",
      "The key does not match the NIR.",
      "Vérifiez le NIR et sa clé sur l''attestation de droits.",
      "Check the NIR and its key on the insurance certificate."),
  NIR_KEY_MISSING(
      "SOC-161",
      Severity.ERROR,
      "Le NIR est donné sans sa clé : la cellule est obligatoire.",
      "The NIR comes without its key: the cell is mandatory.",
      "Renseignez la clé du NIR.",
      "Fill in the key of the NIR."),
  NO_NATIONAL_NUMBER(
      "SOC-012",
      Severity.WARNING,
      "Ni NIR ni NIA : la personne sera plus difficile à rapprocher des autres sources.",
      "Neither NIR nor NIA: the person will be harder to match with other sources.",
      "Renseignez le NIR dès qu''il est connu.",
      "Fill in the NIR as soon as it is known."),
  NIR_SEX(
      "SOC-013",
      Severity.WARNING,
      "Le sexe ne correspond pas au premier chiffre du NIR.",
      "The sex does not match the first digit of the NIR.",
      "Vérifiez le sexe et le NIR.",
      "Check the sex and the NIR."),
  YOUNGER_THAN_SIXTY(
      "SOC-014",
      Severity.WARNING,
      "La personne n''a pas 60 ans au début du droit.",
      "The person is not 60 years old when the right starts.",
      "Vérifiez la date de naissance et la date de début du droit.",
      "Check the date of birth and the start of the right."),
  COMMUNE_SHAPE(
      "SOC-015",
      Severity.ERROR,
      "Le code de commune n''a pas la forme d''un code INSEE (5 caractères).",
      "The commune code does not have the form of an INSEE code (5 characters).",
      "Donnez le code INSEE de la commune, pas son code postal ni son nom.",
      "Give the INSEE code of the commune, not its postcode or its name."),
  UNKNOWN_COMMUNE(
      "SOC-016",
      Severity.WARNING,
      "Le code de commune ne figure pas au code officiel géographique à cette date.",
      "The commune code is not in the official geographic code on that date.",
      "Vérifiez le code INSEE.",
      "Check the INSEE code."),
  FORMER_COMMUNE(
      "SOC-017",
      Severity.WARNING,
      "Le code de commune est celui d''une ancienne commune.",
      "The commune code is that of a former commune.",
      "Donnez le code de la commune actuelle.",
      "Give the code of the present commune."),
  POSTCODE_SHAPE(
      "SOC-018",
      Severity.ERROR,
      "Le code postal n''a pas cinq chiffres.",
      "The postcode does not have five digits.",
      "Écrivez le code postal sur cinq chiffres.",
      "Write the postcode with five digits."),
  FINESS_KEY(
      "SOC-020",
      Severity.ERROR,
      "Le numéro FINESS n''est pas valide (9 caractères, le dernier est une clé).",
      "The FINESS number is not valid (9 characters, the last one is a key).",
      "Vérifiez le numéro FINESS de l''établissement.",
      "Check the FINESS number of the establishment."),
  FINESS_UNCHECKED(
      "SOC-021",
      Severity.WARNING,
      "La clé d''un numéro FINESS de Corse n''est pas vérifiée.",
      "The key of a Corsican FINESS number is not checked.",
      "Vérifiez le numéro FINESS de l''établissement.",
      "Check the FINESS number of the establishment."),
  SIRET_KEY(
      "SOC-022",
      Severity.ERROR,
      "Le numéro SIRET n''est pas valide (14 chiffres, le dernier est une clé).",
      "The SIRET number is not valid (14 digits, the last one is a key).",
      "Vérifiez le numéro SIRET du service d''aide à domicile.",
      "Check the SIRET number of the home-help service."),
  LATE_DECISION(
      "SOC-023",
      Severity.WARNING,
      "La décision est intervenue plus de {0} jours après le dossier complet.",
      "The decision came more than {0} days after the complete file.",
      "Vérifiez les deux dates.",
      "Check both dates."),
  GIR_WITHOUT_RIGHT(
      "SOC-024",
      Severity.ERROR,
      "Un droit à l''APA ne peut être accordé qu''en GIR 1 à 4.",
      "A right to APA can be granted in GIR 1 to 4 only.",
      "Corrigez le GIR ou la décision.",
      "Correct the GIR or the decision."),
  RIGHT_START(
      "SOC-025",
      Severity.WARNING,
      "Le droit ne commence pas à la date de la colonne « {0} ».",
      "The right does not start on the date in the column \"{0}\".",
      "Vérifiez la date de début : notification à domicile, dossier complet en établissement.",
      "Check the start: notification at home, complete file in an establishment."),
  PLAN_OUTSIDE_RIGHT(
      "SOC-026",
      Severity.ERROR,
      "Le plan d''aide sort des dates du droit (colonne « {0} »).",
      "The aid plan lies outside the dates of the right (column \"{0}\").",
      "Corrigez les dates du plan ou celles du droit.",
      "Correct the dates of the plan or those of the right."),
  CLOSED_BY_DEATH(
      "SOC-027",
      Severity.WARNING,
      "La personne est décédée : le droit est clos à la date du décès.",
      "The person has died: the right is closed on the date of death.",
      "Indiquez la date de fin et le motif 01 dans votre logiciel.",
      "State the end date and the reason 01 in your software."),
  PLAN_ABOVE_CEILING(
      "SOC-030",
      Severity.WARNING,
      "Le plan accepté, sans le répit, dépasse le plafond du GIR à la date de début du plan ({0} €) ; le droit est intégré tel quel.",
      "The accepted plan, without respite, exceeds the ceiling of the GIR on the day the plan starts ({0} euros); the right is loaded as it is.",
      "Vérifiez le montant, le GIR ou la date du plan.",
      "Check the amount, the GIR or the date of the plan."),
  OUT_OF_BOUNDS(
      "SOC-031",
      Severity.ERROR,
      "La valeur doit être comprise entre {0} et {1}.",
      "The value must lie between {0} and {1}.",
      "Corrigez la valeur.",
      "Correct the value."),
  PARTICIPATION_ABOVE_PLAN(
      "SOC-032",
      Severity.ERROR,
      "La participation dépasse le montant du plan accepté.",
      "The participation exceeds the accepted plan.",
      "Corrigez l''un des deux montants.",
      "Correct one of the two amounts."),
  PARTICIPATION_RATE(
      "SOC-033",
      Severity.ERROR,
      "La participation ne correspond pas au plan accepté multiplié par le taux (à 1 € près).",
      "The participation is not the accepted plan times the rate (within 1 euro).",
      "Corrigez le taux ou les montants.",
      "Correct the rate or the amounts."),
  PARTICIPATION_FORMULA(
      "SOC-034",
      Severity.WARNING,
      "La participation s''écarte du barème légal pour ces ressources et ce plan (attendu : {0} €, ou un dixième de plus pour un service non agréé).",
      "The participation differs from the legal scale for these resources and this plan (expected: {0} euros, or a tenth more for a service that is not agreed).",
      "Vérifiez les ressources, la situation familiale et le taux.",
      "Check the resources, the family situation and the rate."),
  PAID_AMOUNT(
      "SOC-035",
      Severity.WARNING,
      "Le montant versé n''est pas le plan accepté moins la participation : l''écart est de {0} €.",
      "The paid amount is not the accepted plan minus the participation: it differs by {0} euros.",
      "Rien à faire si l''écart est voulu (hospitalisation, heures non faites, rappel) ; sinon, corrigez l''un des trois montants.",
      "Nothing to do if the difference is intended (hospital, hours not done, arrears); otherwise correct one of the three amounts."),
  SUM_OF_AIDS(
      "SOC-036",
      Severity.ERROR,
      "La somme des aides du plan n''est pas égale au plan accepté (à 1 € près).",
      "The sum of the plan''s aids is not the accepted plan (within 1 euro).",
      "Corrigez le détail des aides ou le montant du plan.",
      "Correct the detail of the aids or the amount of the plan.");

  private final FindingText text;

  SocialFinding(
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
