package org.estuaire.delimited;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Mistakes in a mapping file; told to the operator who edits it, never to a sender. */
public enum MappingFinding implements FindingCode {
  UNREADABLE(
      "CSV-100",
      Severity.ERROR,
      "Le fichier de correspondance n''existe pas ou ne peut pas être lu.",
      "The mapping file does not exist or can''t be read.",
      "Vérifiez son nom dans le fichier du partenaire et ses droits de lecture.",
      "Check its name in the partner''s file and its permissions."),
  SYNTAX(
      "CSV-101",
      Severity.ERROR,
      "Le fichier de correspondance n''est pas un document YAML valide.",
      "The mapping file is not a valid YAML document.",
      "Vérifiez l''indentation, les guillemets et les deux-points autour de cette ligne.",
      "Check indentation, quotation marks and colons around this line."),
  UNKNOWN_KEY(
      "CSV-102",
      Severity.ERROR,
      "La clé « {0} » n''est pas connue ici.",
      "The key \"{0}\" is not known here.",
      "Utilisez l''une de ces clés : {1}.",
      "Use one of these keys: {1}."),
  MISSING_KEY(
      "CSV-103",
      Severity.ERROR,
      "La clé « {0} » manque.",
      "The key \"{0}\" is missing.",
      "Ajoutez-la.",
      "Add it."),
  WRONG_VALUE(
      "CSV-104",
      Severity.ERROR,
      "La valeur de « {0} » n''est pas de la forme attendue.",
      "The value of \"{0}\" does not have the expected form.",
      "Donnez {1}.",
      "Give {1}."),
  UNKNOWN_FIELD(
      "CSV-105",
      Severity.ERROR,
      "Le champ « {0} » n''existe pas dans ce type d''enregistrement.",
      "The field \"{0}\" does not exist in this record type.",
      "Utilisez un champ du type d''enregistrement « {1} ».",
      "Use a field of the record type \"{1}\"."),
  REPEATED(
      "CSV-106",
      Severity.ERROR,
      "« {0} » figure deux fois.",
      "\"{0}\" stands here twice.",
      "Ne gardez qu''une des deux mentions.",
      "Keep only one of the two."),
  UNKNOWN_LIST(
      "CSV-107",
      Severity.ERROR,
      "La liste de codes « {0} » n''est pas définie dans ce fichier.",
      "The code list \"{0}\" is not defined in this file.",
      "Définissez-la sous code-lists.",
      "Define it under code-lists."),
  UNKNOWN_CODE(
      "CSV-108",
      Severity.ERROR,
      "La valeur « {0} » n''est pas admise pour le champ « {1} ».",
      "The value \"{0}\" is not allowed for the field \"{1}\".",
      "Choisissez une valeur que le champ admet.",
      "Choose a value that the field allows."),
  FIELD_WITHOUT_COLUMN(
      "CSV-109",
      Severity.ERROR,
      "Le champ obligatoire « {0} » n''a ni colonne ni constante.",
      "The mandatory field \"{0}\" has neither a column nor a constant.",
      "Ajoutez sa colonne sous columns, ou sa valeur sous constants.",
      "Add its column under columns, or its value under constants.");

  private final FindingText text;

  MappingFinding(
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
