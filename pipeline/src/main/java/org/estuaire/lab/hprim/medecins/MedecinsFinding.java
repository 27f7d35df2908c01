package org.estuaire.lab.hprim.medecins;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What can be wrong or odd about the form of an HPRIM Médecins file. */
public enum MedecinsFinding implements FindingCode {
  NO_DOSSIER(
      "HPM-001",
      Severity.ERROR,
      "Le fichier ne contient aucun dossier.",
      "The file holds no dossier.",
      "Vérifiez l''export du logiciel de laboratoire, puis renvoyez le fichier.",
      "Check the export of the laboratory''s software, then send the file again."),
  FILE_NOT_CLOSED(
      "HPM-002",
      Severity.WARNING,
      "Le fichier ne se termine pas par ****FINFICHIER****.",
      "The file does not end with ****FINFICHIER****.",
      "Vérifiez que le fichier est complet ; ajoutez cette ligne à la fin de chaque envoi.",
      "Check that the file is whole; end each file with this line."),
  CHARSET_GUESSED(
      "HPM-003",
      Severity.WARNING,
      "Le jeu de caractères n''est pas déclaré ; le fichier a été lu en {0}, d''après ses lettres accentuées.",
      "The character set is not declared; the file was read as {0}, judging by its accented letters.",
      "Envoyez de préférence en UTF-8 ou windows-1252, ou faites préciser le jeu de caractères dans la fiche du partenaire.",
      "Preferably send UTF-8 or windows-1252, or have the character set written into the partner''s file."),
  DOSSIER_NOT_CLOSED(
      "HPM-010",
      Severity.ERROR,
      "Le dossier ne se termine pas par ****FIN**** : il est peut-être tronqué.",
      "The dossier does not end with ****FIN****: it may be truncated.",
      "Vérifiez que le dossier est complet et renvoyez-le, terminé par ****FIN****.",
      "Check that the dossier is whole and send it again, ended by ****FIN****."),
  DOSSIER_CLOSED_BY_FILE(
      "HPM-011",
      Severity.WARNING,
      "La ligne ****FIN**** manque devant ****FINFICHIER****.",
      "The line ****FIN**** is missing before ****FINFICHIER****.",
      "Terminez chaque dossier par ****FIN****.",
      "End each dossier with ****FIN****."),
  DOSSIER_TOO_LONG(
      "HPM-012",
      Severity.ERROR,
      "Le dossier dépasse {0} octets.",
      "The dossier is longer than {0} bytes.",
      "Vérifiez qu''aucune ligne ****FIN**** ne manque, ou demandez une limite plus grande.",
      "Check that no line ****FIN**** is missing, or ask for a greater limit."),
  DOSSIERS_RUN_TOGETHER(
      "HPM-013",
      Severity.ERROR,
      "Deux dossiers se suivent sans ****FIN**** entre eux : leurs résultats ne peuvent pas être attribués.",
      "Two dossiers follow each other without ****FIN**** between them: their results can''t be told apart.",
      "Séparez les dossiers par ****FIN**** et renvoyez-les.",
      "Separate the dossiers by ****FIN**** and send them again."),
  TOO_MANY_RESULTS(
      "HPM-014",
      Severity.ERROR,
      "Le dossier contient plus de {0} lignes de résultats.",
      "The dossier holds more than {0} lines of results.",
      "Vérifiez qu''aucune ligne ****FIN**** ne manque.",
      "Check that no line ****FIN**** is missing."),
  TOO_MANY_LINES(
      "HPM-180",
      Severity.ERROR,
      "Le dossier compte plus de {0} lignes.",
      "The dossier has more than {0} lines.",
      "Vérifiez qu''aucune ligne ****FIN**** ne manque et que les commentaires (TEX) ne se répètent pas ; envoyez un texte plus long en plusieurs dossiers.",
      "Check that no line ****FIN**** is missing and that no comments (TEX) repeat themselves; send a longer text in several dossiers."),
  EMPTY_DOSSIER(
      "HPM-015",
      Severity.ERROR,
      "Le dossier ne contient ni résultat ni texte.",
      "The dossier holds neither results nor text.",
      "Renvoyez le dossier avec son compte rendu.",
      "Send the dossier again with its report."),
  NUL_CHARACTER(
      "HPM-016",
      Severity.ERROR,
      "Le dossier contient le caractère NUL.",
      "The dossier holds the character NUL.",
      "Vérifiez le jeu de caractères de l''export.",
      "Check the character set of the export."),
  NOT_IN_CHARSET(
      "HPM-017",
      Severity.ERROR,
      "Le dossier contient des octets qui ne sont pas du texte en {0}.",
      "The dossier holds bytes that are no text in {0}.",
      "Vérifiez le jeu de caractères de l''export ; UTF-8 ou windows-1252 conviennent.",
      "Check the character set of the export; UTF-8 or windows-1252 will do."),
  ENCODED_TWICE(
      "HPM-018",
      Severity.WARNING,
      "Le texte a été converti deux fois en UTF-8 (« Ã© » pour « é ») ; il a été rétabli.",
      "The text was converted to UTF-8 twice (\"Ã©\" for \"é\"); it was mended.",
      "Corrigez la conversion de caractères avant l''envoi.",
      "Correct the conversion of characters before sending."),
  LETTERS_LOST(
      "HPM-019",
      Severity.WARNING,
      "Des lettres accentuées ont été abîmées avant l''envoi et ne peuvent pas être rétablies.",
      "Accented letters were damaged before sending and can''t be mended.",
      "Corrigez la conversion de caractères avant l''envoi.",
      "Correct the conversion of characters before sending."),
  NO_HEADER(
      "HPM-030",
      Severity.ERROR,
      "Le dossier commence sans en-tête : le patient et l''expéditeur sont inconnus.",
      "The dossier begins without a header: patient and sender are unknown.",
      "Faites précéder les résultats des douze lignes d''en-tête.",
      "Put the twelve lines of the header before the results."),
  HEADER_CUT(
      "HPM-031",
      Severity.ERROR,
      "L''en-tête est coupé : {0} lignes au lieu de 12.",
      "The header is cut: {0} lines instead of 12.",
      "Renvoyez le dossier avec ses douze lignes d''en-tête, les lignes vides comprises.",
      "Send the dossier again with all twelve lines of its header, empty ones included."),
  HEADER_UNREADABLE(
      "HPM-032",
      Severity.ERROR,
      "L''en-tête n''est pas à sa place : la ligne 7 devrait être une date de naissance (JJ/MM/AAAA).",
      "The header is not in its place: line 7 should be a date of birth (dd/MM/yyyy).",
      "Vérifiez l''ordre des douze lignes d''en-tête.",
      "Check the order of the twelve lines of the header."),
  HEADER_SHIFTED(
      "HPM-033",
      Severity.WARNING,
      "L''en-tête est décalé : la date de naissance est à la ligne {0} au lieu de 7.",
      "The header is shifted: the date of birth is on line {0} instead of 7.",
      "Rétablissez les douze lignes d''en-tête, sans ligne de trop ni de moins.",
      "Restore the twelve lines of the header, not one more or less."),
  NO_DOSSIER_NUMBER(
      "HPM-034",
      Severity.ERROR,
      "Le numéro de dossier (ligne 9) manque.",
      "The number of the dossier (line 9) is missing.",
      "Renseignez la ligne 9 : sans elle, aucune correction ne pourra retrouver ce dossier.",
      "Fill line 9: without it no correction can find this dossier again."),
  NO_EXAM_DATE(
      "HPM-035",
      Severity.ERROR,
      "La date du dossier (ligne 10) manque ou n''est pas une date.",
      "The date of the dossier (line 10) is missing or is no date.",
      "Renseignez la ligne 10 sous la forme JJ/MM/AAAA.",
      "Fill line 10 as dd/MM/yyyy."),
  FIELD_TOO_LONG(
      "HPM-036",
      Severity.ERROR,
      "Ce champ dépasse {0} caractères.",
      "This field is longer than {0} characters.",
      "Raccourcissez le champ, ou vérifiez qu''aucun séparateur ne manque.",
      "Shorten the field, or check that no separator is missing."),
  NAMES_UNSURE(
      "HPM-037",
      Severity.ERROR,
      "L''en-tête est décalé : le nom et le prénom du patient ne peuvent pas être reconnus avec certitude.",
      "The header is shifted: the patient''s family and given names can''t be told for sure.",
      "Rétablissez les douze lignes d''en-tête : nom en ligne 2, prénom en ligne 3, lignes vides comprises.",
      "Restore the twelve lines of the header: family name on line 2, given name on line 3, empty lines included."),
  NO_PATIENT_CODE(
      "HPM-040",
      Severity.WARNING,
      "Le code du patient (ligne 1) manque ou répète le numéro de dossier ; le compte rendu est rattaché à une identité propre.",
      "The patient''s code (line 1) is missing or repeats the number of the dossier; the report gets an identity of its own.",
      "Renseignez la ligne 1 avec le code permanent du patient.",
      "Fill line 1 with the permanent code of the patient."),
  NO_NAME(
      "HPM-041",
      Severity.WARNING,
      "Le nom du patient (ligne 2) manque.",
      "The patient''s name (line 2) is missing.",
      "Renseignez la ligne 2.",
      "Fill line 2."),
  NO_BIRTH_DATE(
      "HPM-042",
      Severity.WARNING,
      "La date de naissance (ligne 7) manque ou est impossible ; elle est ignorée.",
      "The date of birth (line 7) is missing or impossible; it is ignored.",
      "Renseignez la ligne 7 sous la forme JJ/MM/AAAA.",
      "Fill line 7 as dd/MM/yyyy."),
  CENTURY_GUESSED(
      "HPM-043",
      Severity.WARNING,
      "L''année de naissance n''a que deux chiffres ; la date est notée comme incertaine.",
      "The year of birth has two digits only; the date is marked as uncertain.",
      "Écrivez l''année de naissance sur quatre chiffres.",
      "Write the year of birth with four digits."),
  NSS_WRONG(
      "HPM-044",
      Severity.WARNING,
      "Le numéro de sécurité sociale (ligne 8) est incomplet ou sa clé est fausse ; il est ignoré.",
      "The social-security number (line 8) is incomplete or its key is wrong; it is ignored.",
      "Vérifiez le numéro et sa clé.",
      "Check the number and its key."),
  RESULT_WITHOUT_CODE(
      "HPM-060",
      Severity.ERROR,
      "Le résultat n''a ni code ni libellé.",
      "The result has neither code nor label.",
      "Renseignez les champs 2 et 3 de la ligne RES.",
      "Fill fields 2 and 3 of the line RES."),
  RESULT_UNCODED(
      "HPM-061",
      Severity.WARNING,
      "Le résultat n''a pas de code (champ 3) ; son libellé en tient lieu.",
      "The result has no code (field 3); its label stands for it.",
      "Renseignez le champ 3 de la ligne RES.",
      "Fill field 3 of the line RES."),
  TYPE_UNKNOWN(
      "HPM-062",
      Severity.WARNING,
      "Le type du résultat (champ 4) n''est ni A, ni N, ni C, ni T.",
      "The type of the result (field 4) is neither A, N, C nor T.",
      "Renseignez le champ 4 de la ligne RES.",
      "Fill field 4 of the line RES."),
  NOT_A_NUMBER(
      "HPM-063",
      Severity.WARNING,
      "Le résultat est annoncé comme numérique mais n''est pas un nombre ; il est gardé comme texte.",
      "The result is declared as numeric but is no number; it is kept as text.",
      "Utilisez le type A pour un résultat en clair.",
      "Use the type A for a result in words."),
  STATUS_MISSING(
      "HPM-064",
      Severity.WARNING,
      "Le statut (champ 10) manque ; le résultat est tenu pour validé.",
      "The status (field 10) is missing; the result is taken for validated.",
      "Renseignez F, R ou C.",
      "Fill F, R or C."),
  STATUS_UNKNOWN(
      "HPM-065",
      Severity.WARNING,
      "Le statut (champ 10) n''est ni F, ni R, ni C ; le résultat est tenu pour non validé.",
      "The status (field 10) is neither F, R nor C; the result is taken for not validated.",
      "Renseignez F, R ou C.",
      "Fill F, R or C."),
  FLAG_UNKNOWN(
      "HPM-066",
      Severity.WARNING,
      "L''indicateur de normalité (champ 9) n''est pas connu ; il est gardé tel quel.",
      "The flag of normality (field 9) is not known; it is kept as sent.",
      "Utilisez L, H, LL, HH ou N.",
      "Use L, H, LL, HH or N."),
  FIELDS_IGNORED(
      "HPM-067",
      Severity.WARNING,
      "La ligne RES a plus de 14 champs ; les suivants sont ignorés.",
      "The line RES has more than 14 fields; the rest is ignored.",
      "Vérifiez qu''aucune barre verticale ne figure dans un champ.",
      "Check that no vertical bar occurs inside a field."),
  STRAY_LINE(
      "HPM-068",
      Severity.WARNING,
      "Cette ligne de la zone de résultats n''est ni RES ni TEX ; elle est gardée comme commentaire.",
      "This line of the zone of results is neither RES nor TEX; it is kept as a comment.",
      "Faites précéder les commentaires de TEX|.",
      "Put TEX| before comments."),
  UNIT_IN_VALUE(
      "HPM-069",
      Severity.WARNING,
      "L''unité est écrite dans le champ de la valeur ; elle a été lue.",
      "The unit is written in the field of the value; it was read.",
      "Écrivez l''unité dans le champ 6.",
      "Write the unit in field 6.");

  private final FindingText text;

  MedecinsFinding(
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
