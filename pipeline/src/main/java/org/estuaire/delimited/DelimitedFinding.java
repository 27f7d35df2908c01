package org.estuaire.delimited;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What can be wrong with the form of a delimited file, of a row, or of a cell. */
public enum DelimitedFinding implements FindingCode {
  NO_HEADER(
      "CSV-001",
      Severity.ERROR,
      "Le fichier ne contient aucune ligne d''en-tête.",
      "The file holds no header line.",
      "Mettez les noms des colonnes sur la première ligne et renvoyez le fichier.",
      "Put the names of the columns on the first line and send the file again."),
  COMMA_SEPARATED(
      "CSV-002",
      Severity.ERROR,
      "Les colonnes sont séparées par des virgules, qui sont aussi les décimales des montants, et une ligne n''a pas les cellules de l''en-tête.",
      "The columns are separated by commas, which are also the decimal marks of the amounts, and a row lacks the cells of the header.",
      "Exportez le fichier avec le séparateur « {0} ».",
      "Export the file with the separator \"{0}\"."),
  WRONG_SEPARATOR(
      "CSV-003",
      Severity.ERROR,
      "L''en-tête n''est pas découpé par le séparateur convenu.",
      "The header is not divided by the agreed separator.",
      "Exportez le fichier avec le séparateur « {0} ».",
      "Export the file with the separator \"{0}\"."),
  MISSING_COLUMN(
      "CSV-004",
      Severity.ERROR,
      "La colonne obligatoire « {0} » manque dans l''en-tête.",
      "The mandatory column \"{0}\" is missing from the header.",
      "Ajoutez la colonne, sous ce nom, et renvoyez le fichier.",
      "Add the column under this name and send the file again."),
  DUPLICATE_COLUMN(
      "CSV-005",
      Severity.ERROR,
      "La colonne n° {0} de l''en-tête porte le même nom qu''une colonne précédente.",
      "Column {0} of the header bears the name of an earlier column.",
      "Ne gardez qu''une des deux colonnes ou renommez l''une d''elles.",
      "Keep only one of the two columns or rename one of them."),
  UNKNOWN_COLUMN(
      "CSV-006",
      Severity.WARNING,
      "La colonne n° {0} n''est pas connue : son contenu n''est pas chargé.",
      "Column {0} is not known: its content is not loaded.",
      "Rien à faire si c''est voulu ; sinon, demandez l''ajout de la colonne au fichier de correspondance.",
      "Nothing to do if this is intended; otherwise ask for the column to be added to the mapping file."),
  TOO_MANY_COLUMNS(
      "CSV-007",
      Severity.ERROR,
      "L''en-tête compte plus de {0} colonnes.",
      "The header has more than {0} columns.",
      "Vérifiez le fichier exporté : il ne correspond pas au format attendu.",
      "Check the exported file: it does not have the expected format."),
  UNCLOSED_QUOTE(
      "CSV-008",
      Severity.ERROR,
      "Un guillemet ouvert sur cette ligne n''est pas refermé : la suite du fichier ne peut pas être lue et rien n''a été chargé.",
      "A quotation mark opened on this line is not closed: the rest of the file can''t be read and nothing was loaded.",
      "Refermez le guillemet, ou doublez-le s''il fait partie du texte, et renvoyez le fichier.",
      "Close the quotation mark, or double it if it belongs to the text, and send the file again."),
  ROW_TOO_LONG(
      "CSV-009",
      Severity.ERROR,
      "Une ligne dépasse {0} octets : le fichier n''est pas lu plus loin et rien n''a été chargé.",
      "A line is longer than {0} bytes: the file is not read any further and nothing was loaded.",
      "Vérifiez les fins de ligne du fichier exporté.",
      "Check the line endings of the exported file."),
  REPLACEMENT_CHARACTER(
      "CSV-010",
      Severity.ERROR,
      "Le fichier contient un caractère de remplacement : des lettres accentuées ont été perdues avant l''envoi.",
      "The file holds a replacement character: accented letters were lost before it was sent.",
      "Exportez de nouveau depuis le logiciel d''origine, sans ouvrir ni convertir le fichier.",
      "Export again from the original software, without opening or converting the file."),
  HEADER_ENCODING(
      "CSV-011",
      Severity.ERROR,
      "La ligne d''en-tête contient des octets impossibles en {0}.",
      "The header line holds bytes that are impossible in {0}.",
      "Exportez le fichier en UTF-8 ou en windows-1252.",
      "Export the file in UTF-8 or in windows-1252."),
  TRAILER_COUNT(
      "CSV-012",
      Severity.ERROR,
      "La dernière ligne annonce un autre nombre de lignes que les {0} lignes reçues.",
      "The last line announces another number of rows than the {0} rows received.",
      "Le fichier est peut-être incomplet : renvoyez-le entier, ou corrigez le total annoncé.",
      "The file may be incomplete: send it again whole, or correct the announced total."),
  TRAILER_MISSING(
      "CSV-013",
      Severity.ERROR,
      "La dernière ligne « TOTAL » manque : le fichier est sans doute incomplet.",
      "The last line \"TOTAL\" is missing: the file is probably incomplete.",
      "Renvoyez le fichier entier, avec sa dernière ligne.",
      "Send the whole file again, with its last line."),
  ROWS_AFTER_TRAILER(
      "CSV-014",
      Severity.ERROR,
      "Des lignes suivent la ligne « TOTAL » : plusieurs fichiers ont sans doute été mis bout à bout.",
      "Rows follow the line \"TOTAL\": several files were probably joined.",
      "Envoyez chaque fichier séparément.",
      "Send each file on its own."),
  ROW_ENCODING(
      "CSV-020",
      Severity.ERROR,
      "La ligne contient des octets impossibles en {0}.",
      "The row holds bytes that are impossible in {0}.",
      "Corrigez les caractères abîmés et renvoyez la ligne.",
      "Correct the damaged characters and send the row again."),
  CELL_COUNT(
      "CSV-021",
      Severity.ERROR,
      "La ligne compte {0} cellules, l''en-tête en compte {1}.",
      "The row has {0} cells, the header has {1}.",
      "Vérifiez les séparateurs de la ligne ; un texte qui contient le séparateur doit être entre guillemets.",
      "Check the separators of the row; a text that holds the separator must stand in quotation marks."),
  MALFORMED_ROW(
      "CSV-022",
      Severity.ERROR,
      "La ligne est mal formée : un texte suit un guillemet fermant.",
      "The row is malformed: text follows a closing quotation mark.",
      "Doublez les guillemets qui font partie d''un texte.",
      "Double the quotation marks that belong to a text."),
  CONTROL_CHARACTER(
      "CSV-023",
      Severity.ERROR,
      "La cellule contient un caractère invisible interdit.",
      "The cell holds an invisible character that is not allowed.",
      "Saisissez de nouveau la valeur.",
      "Type the value again."),
  MANDATORY_CELL(
      "CSV-030",
      Severity.ERROR,
      "La cellule est obligatoire et elle est vide.",
      "The cell is mandatory and it is empty.",
      "Renseignez la cellule.",
      "Fill in the cell."),
  TEXT_TOO_LONG(
      "CSV-031",
      Severity.ERROR,
      "Le texte dépasse {0} caractères.",
      "The text is longer than {0} characters.",
      "Raccourcissez le texte.",
      "Shorten the text."),
  DATE_UNREADABLE(
      "CSV-032",
      Severity.ERROR,
      "La date n''est pas lisible.",
      "The date can''t be read.",
      "Écrivez la date sous la forme jj/mm/aaaa.",
      "Write the date as dd/mm/yyyy."),
  DATE_IMPOSSIBLE(
      "CSV-033",
      Severity.ERROR,
      "La date n''existe pas dans le calendrier, ou son année n''est pas comprise entre 1890 et 2199.",
      "The date does not exist in the calendar, or its year does not lie between 1890 and 2199.",
      "Corrigez le jour, le mois ou l''année.",
      "Correct the day, the month or the year."),
  DATE_STANDING_FOR_NONE(
      "CSV-034",
      Severity.WARNING,
      "La date est de celles qui signifient « aucune date » : la cellule est lue comme vide.",
      "The date is one of those that mean \"no date\": the cell is read as empty.",
      "Laissez la cellule vide.",
      "Leave the cell empty."),
  MANDATORY_DATE_STANDING_FOR_NONE(
      "CSV-150",
      Severity.ERROR,
      "La date est de celles qui signifient « aucune date » (01/01/1900, 31/12/9999 …), et cette date est obligatoire.",
      "The date is one of those that mean \"no date\" (01/01/1900, 31/12/9999 …), and this date is mandatory.",
      "Donnez la vraie date. Si c''est une naissance de date inconnue, écrivez 31/12 d''une année estimée (RNIV).",
      "State the true date. If it is a birth of unknown date, write 31/12 of an estimated year (RNIV)."),
  YEAR_TOO_SHORT(
      "CSV-035",
      Severity.ERROR,
      "L''année n''a que deux chiffres : le siècle n''est pas certain.",
      "The year has only two digits: the century is not certain.",
      "Écrivez l''année sur quatre chiffres.",
      "Write the year with four digits."),
  MOMENT_UNREADABLE(
      "CSV-036",
      Severity.ERROR,
      "La date et l''heure ne sont pas lisibles.",
      "The date and time can''t be read.",
      "Écrivez-les sous la forme aaaa-mm-jjThh:mm:ss.",
      "Write them as yyyy-mm-ddThh:mm:ss."),
  DECIMAL_UNREADABLE(
      "CSV-037",
      Severity.ERROR,
      "Le nombre n''est pas lisible.",
      "The number can''t be read.",
      "Écrivez le nombre avec une virgule décimale, par exemple 1 234,56.",
      "Write the number with a decimal comma, for example 1 234,56."),
  THOUSANDS_OR_DECIMALS(
      "CSV-140",
      Severity.ERROR,
      "Trois chiffres suivent l''unique point ou virgule du nombre : milliers ou décimales, sa valeur n''est pas certaine.",
      "Three digits follow the only dot or comma of the number: thousands or decimals, its value is not certain.",
      "Écrivez le nombre avec deux décimales, par exemple 1850,00 ou 1,85.",
      "Write the number with two decimals, for example 1850,00 or 1,85."),
  NIR_DESTROYED(
      "CSV-141",
      Severity.ERROR,
      "Un tableur a remplacé le NIR par un nombre arrondi (notation scientifique) : ses derniers chiffres sont perdus.",
      "A spreadsheet replaced the NIR by a rounded number (scientific notation): its last digits are lost.",
      "Exportez de nouveau depuis le logiciel d''origine ; dans un tableur, la colonne doit être au format texte.",
      "Export again from the original software; in a spreadsheet the column must have the format text."),
  OTHER_SEPARATOR(
      "CSV-142",
      Severity.WARNING,
      "Les colonnes sont séparées par « {0} » au lieu de « {1} » ; le fichier a été lu ainsi.",
      "The columns are separated by \"{0}\" instead of \"{1}\"; the file was read so.",
      "Exportez le fichier avec le séparateur « {1} ».",
      "Export the file with the separator \"{1}\"."),
  TOO_MANY_CELLS(
      "CSV-180",
      Severity.ERROR,
      "La ligne compte plus de {0} cellules.",
      "The row has more than {0} cells.",
      "Vérifiez le fichier exporté : cette ligne n''est pas un enregistrement.",
      "Check the exported file: this row is not a record."),
  WORKBOOK_UNREADABLE(
      "CSV-144",
      Severity.ERROR,
      "Le classeur ne peut pas être lu : il est abîmé, ou n''a aucune feuille visible.",
      "The workbook can''t be read: it is damaged, or has no visible sheet.",
      "Ouvrez-le dans le tableur, enregistrez-le au format .xlsx ou CSV, et renvoyez-le.",
      "Open it in the spreadsheet, save it as .xlsx or CSV, and send it again."),
  WORKBOOK_TOO_LARGE(
      "CSV-145",
      Severity.ERROR,
      "Le classeur dépasse {0} Mo une fois décompacté.",
      "The workbook is larger than {0} MB when unpacked.",
      "Exportez les données en CSV.",
      "Export the data as CSV."),
  WORKBOOK_TOO_LONG(
      "CSV-181",
      Severity.ERROR,
      "Le classeur dépasse {0} Mo.",
      "The workbook is larger than {0} MB.",
      "Retirez les images et les feuilles annexes, ou exportez les données en CSV.",
      "Remove images and further sheets, or export the data as CSV."),
  OTHER_SHEETS(
      "CSV-146",
      Severity.WARNING,
      "Seule la première feuille visible du classeur a été lue, « {1} » ; il en contient {0} autre(s).",
      "Only the first visible sheet of the workbook was read, \"{1}\"; it has {0} more.",
      "Rien à faire si c''est voulu ; sinon, placez la feuille des données en premier, ou envoyez un classeur par feuille.",
      "Nothing to do if this is intended; otherwise put the sheet of the data first, or send one workbook per sheet."),
  FORMULA_WITHOUT_RESULT(
      "CSV-153",
      Severity.ERROR,
      "La cellule {0} d''une feuille contient une formule dont le classeur ne donne pas le résultat.",
      "The cell {0} of a sheet holds a formula whose result the workbook does not give.",
      "Ouvrez le classeur dans le tableur, enregistrez-le pour que les formules soient calculées, puis renvoyez-le.",
      "Open the workbook in the spreadsheet, save it so that its formulas are calculated, and send it again."),
  DECIMAL_AMBIGUOUS(
      "CSV-038",
      Severity.ERROR,
      "Le nombre contient une virgule puis un point : sa valeur n''est pas certaine.",
      "The number holds a comma and then a dot: its value is not certain.",
      "Écrivez le nombre avec une seule virgule, celle des décimales, par exemple 1 234,56.",
      "Write the number with a single comma, the decimal one, for example 1 234,56."),
  NUMBER_OUT_OF_FORM(
      "CSV-039",
      Severity.ERROR,
      "Le nombre a plus de {0} chiffres avant la virgule ou plus de {1} après.",
      "The number has more than {0} digits before the decimal mark or more than {1} after it.",
      "Corrigez le nombre.",
      "Correct the number."),
  WHOLE_UNREADABLE(
      "CSV-040",
      Severity.ERROR,
      "La valeur n''est pas un nombre entier de {0} à {1}.",
      "The value is not a whole number from {0} to {1}.",
      "Corrigez le nombre.",
      "Correct the number."),
  FLAG_UNREADABLE(
      "CSV-041",
      Severity.ERROR,
      "La valeur n''est ni oui ni non.",
      "The value is neither yes nor no.",
      "Écrivez O ou N.",
      "Write O (yes) or N (no)."),
  HOURS_UNREADABLE(
      "CSV-042",
      Severity.ERROR,
      "Le nombre d''heures n''est pas lisible.",
      "The number of hours can''t be read.",
      "Écrivez les heures en nombre décimal (12,50) ou sous la forme hh:mm (12:30).",
      "Write the hours as a decimal number (12,50) or as hh:mm (12:30)."),
  UNKNOWN_CODE(
      "CSV-043",
      Severity.ERROR,
      "Le code n''est pas de ceux que la colonne admet : {0}.",
      "The code is not one that the column allows: {0}.",
      "Remplacez-le par l''un de ces codes.",
      "Replace it by one of these codes.");

  private final FindingText text;

  DelimitedFinding(
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
