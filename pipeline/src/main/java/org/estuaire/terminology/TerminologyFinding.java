package org.estuaire.terminology;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What can be wrong with a reference table or a table of local codes. */
public enum TerminologyFinding implements FindingCode {
  UNREADABLE_FILE(
      "TER-001",
      "Le fichier {0} est absent ou illisible.",
      "File {0} is missing or can''t be read.",
      "Vérifiez le chemin et les droits de lecture du fichier.",
      "Check the path and that the file may be read."),
  WRONG_ENCODING(
      "TER-002",
      "Le fichier {0} n''est pas un CSV en UTF-8 bien formé.",
      "File {0} is not a well-formed CSV file in UTF-8.",
      "Enregistrez le fichier en UTF-8 et fermez tous les guillemets.",
      "Save the file in UTF-8 and close every quotation mark."),
  MISSING_COLUMN(
      "TER-003",
      "La colonne {1} manque dans le fichier {0}.",
      "Column {1} is missing from file {0}.",
      "Utilisez le fichier officiel tel qu''il est publié ou indiquez le nom de la colonne.",
      "Use the official file as published or state the name of the column."),
  EMPTY_FILE(
      "TER-004",
      "Le fichier {0} ne contient aucune ligne.",
      "File {0} holds no row.",
      "Téléchargez de nouveau le fichier : la table en place reste inchangée.",
      "Download the file again: the table in place is unchanged."),
  INCOMPLETE_ROW(
      "TER-005",
      "Cette ligne du fichier {0} n''a pas toutes ses colonnes.",
      "This row of file {0} lacks columns.",
      "Complétez la ligne ou supprimez-la.",
      "Complete the row or remove it."),
  UNKNOWN_FILE(
      "TER-006",
      "Le fichier {0} n''est pas une table officielle connue.",
      "File {0} is not a known official table.",
      "Pour le COG, utilisez v_commune_*.csv, v_commune_depuis_1943.csv ou v_pays_*.csv.",
      "For the COG, use v_commune_*.csv, v_commune_depuis_1943.csv or v_pays_*.csv."),
  BAD_COMMUNE(
      "TER-010",
      "Le code de commune ou de pays n''a pas cinq caractères valides.",
      "The code of the commune or country does not have five valid characters.",
      "Attendu : cinq chiffres, 2A ou 2B suivi de trois chiffres, ou 99 suivi de trois chiffres.",
      "Expected: five digits, 2A or 2B and three digits, or 99 and three digits."),
  BAD_NABM(
      "TER-011",
      "Le code NABM ou son coefficient n''est pas un nombre entier positif.",
      "The NABM code or its coefficient is not a positive whole number.",
      "Attendu : un code de un à huit chiffres et un coefficient entier.",
      "Expected: a code of one to eight digits and a whole coefficient."),
  BAD_LOINC(
      "TER-012",
      "Le code LOINC est mal formé ou sa clé est fausse.",
      "The LOINC code is malformed or its check digit is wrong.",
      "Attendu : un à sept chiffres, un tiret et la clé, par exemple 2345-7.",
      "Expected: one to seven digits, a hyphen and the check digit, for example 2345-7."),
  BAD_DATE(
      "TER-013",
      "La colonne {0} n''est pas une date valide ou la fin précède le début.",
      "Column {0} is not a valid date or the end comes before the beginning.",
      "Écrivez les dates sous la forme AAAA-MM-JJ ou JJ/MM/AAAA.",
      "Write dates as YYYY-MM-DD or DD/MM/YYYY."),
  BAD_NUMBER(
      "TER-014",
      "La colonne {0} n''est pas un nombre.",
      "Column {0} is not a number.",
      "Écrivez un nombre avec un point décimal, sans unité.",
      "Write a number with a decimal point and no unit."),
  BAD_DIMENSION(
      "TER-015",
      "La grandeur de la colonne {0} n''est pas connue.",
      "The dimension in column {0} is not known.",
      "Valeurs admises : {1}.",
      "Allowed values: {1}."),
  REPEATED_CODE(
      "TER-016",
      "Le code de la colonne {0} figure déjà plus haut dans le fichier.",
      "The code in column {0} already occurs further up in the file.",
      "Gardez une seule ligne par code, ou des périodes qui ne se chevauchent pas.",
      "Keep one row per code, or periods that do not overlap."),
  EMPTY_CODE(
      "TER-017",
      "La colonne {0} est vide.",
      "Column {0} is empty.",
      "Indiquez le code ou supprimez la ligne.",
      "State the code or remove the row."),
  UNKNOWN_PAIR(
      "TER-018",
      "Le code de comparaison ne figure pas dans la table.",
      "The code for comparison is not in the table.",
      "Ajoutez une ligne pour ce code ou corrigez la colonne {0}.",
      "Add a row for that code or correct column {0}.");

  private final FindingText text;

  /** A table with a mistake is refused whole. */
  TerminologyFinding(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
