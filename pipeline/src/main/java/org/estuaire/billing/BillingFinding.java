package org.estuaire.billing;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * The rules for invoices. An invoice is refused when the facility, the person, the day or the
 * amount can't be trusted; what only concerns its administrative codes, its settlement or a
 * nomenclature that moves is a warning.
 */
public enum BillingFinding implements FindingCode {
  // Delivery
  UTF8_MULTIBYTE(
      "BIL-001",
      Severity.ERROR,
      "Le fichier est encodé en UTF-8 (avec indicateur d''ordre ou caractères sur plusieurs octets) : les positions des zones seraient décalées.",
      "The file is encoded in UTF-8 (with a byte order mark or characters of several bytes): the positions of the fields would shift.",
      "Exportez le fichier RSF-ACE en windows-1252 (ou ISO 8859-1).",
      "Export the RSF-ACE file in windows-1252 (or ISO 8859-1)."),
  SORTED_BY_LETTER(
      "BIL-002",
      Severity.ERROR,
      "Le fichier est trié par lettre : aucune ligne ne suit la ligne A de sa facture.",
      "The file is sorted by letter: no line follows the A line of its invoice.",
      "Exportez chaque facture d''un seul tenant : la ligne A, puis ses lignes B, C, H, L, M et P.",
      "Export each invoice in one piece: its A line, then its lines B, C, H, L, M and P."),
  FILE_SEEMS_CUT(
      "BIL-003",
      Severity.WARNING,
      "La dernière ligne n''a ni fin de ligne ni une longueur prévue par le format : le fichier semble coupé.",
      "The last line has neither a line end nor a length of the format: the file seems cut.",
      "Vérifiez le fichier envoyé et, s''il est incomplet, déposez-le de nouveau.",
      "Check the file that was sent and, if it is incomplete, send it again."),
  // Structure
  SECOND_INVOICE(
      "BIL-009",
      Severity.ERROR,
      "L''enregistrement contient une seconde ligne A : chaque facture doit être un enregistrement distinct.",
      "The record holds a second A line: each invoice must be a record of its own.",
      "Séparez les deux factures.",
      "Separate the two invoices."),
  UNKNOWN_LETTER(
      "BIL-010",
      Severity.ERROR,
      "La première colonne ne contient aucune des lettres A, B, C, H, L, M ou P.",
      "The first column holds none of the letters A, B, C, H, L, M or P.",
      "Corrigez ou supprimez cette ligne.",
      "Correct or remove this line."),
  LINE_TOO_LONG(
      "BIL-011",
      Severity.ERROR,
      "La ligne {0} dépasse {1} caractères, la plus grande longueur prévue par le format.",
      "The {0} line is longer than {1} characters, the greatest length of the format.",
      "Vérifiez qu''une fin de ligne ne manque pas et que le fichier est bien au format RSF-ACE de l''ATIH (fichier d''entrée).",
      "Check that no line end is missing and that the file is in the RSF-ACE input format of ATIH."),
  LINE_TOO_SHORT(
      "BIL-012",
      Severity.ERROR,
      "La ligne {0} est trop courte : elle s''arrête avant la zone {1}, qui est indispensable.",
      "The {0} line is too short: it ends before the field {1}, which is needed.",
      "La ligne est sans doute tronquée : exportez de nouveau la facture complète.",
      "The line is probably truncated: export the whole invoice again."),
  UNDECODABLE_LINE(
      "BIL-013",
      Severity.ERROR,
      "La ligne contient des octets qui n''existent pas dans l''encodage {0}.",
      "The line holds bytes that do not exist in the encoding {0}.",
      "Exportez le fichier dans l''encodage convenu.",
      "Export the file in the agreed encoding."),
  CONTROL_CHARACTER(
      "BIL-014",
      Severity.ERROR,
      "La ligne contient un caractère de contrôle (tabulation, octet nul…), interdit dans un format à positions fixes.",
      "The line holds a control character (tab, NUL …), which a fixed-width format forbids.",
      "Supprimez ce caractère dans le logiciel de facturation, puis exportez de nouveau la facture.",
      "Remove the character in the billing software, then export the invoice again."),
  ORPHAN_LINE(
      "BIL-015",
      Severity.ERROR,
      "La ligne {0} ne suit pas la ligne A de sa facture (même NOFINESS et même NUMFACT ou, avant 2022, mêmes NOSS et NUMENT).",
      "The {0} line does not follow the A line of its invoice (same NOFINESS and same NUMFACT or, before 2022, same NOSS and NUMENT).",
      "Envoyez la facture d''un seul tenant, la ligne A en premier.",
      "Send the invoice in one piece, its A line first."),
  NO_LINES(
      "BIL-016",
      Severity.ERROR,
      "La facture n''a aucune ligne de détail : seule sa ligne A est présente.",
      "The invoice has no line of detail: only its A line is there.",
      "Ajoutez les lignes B, C, H, L, M ou P de la facture ou retirez sa ligne A.",
      "Add the lines B, C, H, L, M or P of the invoice or remove its A line."),
  LAYOUT_MISMATCH(
      "BIL-017",
      Severity.ERROR,
      "La ligne {0} et la ligne A de sa facture ne suivent pas la même année de format : l''une porte NUMFACT, l''autre non (ligne tronquée ou export mélangé).",
      "The {0} line and the A line of its invoice follow layouts of different years: one bears NUMFACT, the other does not (truncated line or mixed export).",
      "Exportez toute la facture dans le format d''une seule année.",
      "Export the whole invoice in the layout of one year."),
  OTHER_PERSON(
      "BIL-018",
      Severity.ERROR,
      "La ligne désigne un autre assuré, un autre bénéficiaire ou une autre entrée que la ligne A de sa facture.",
      "The line names another insured person, another beneficiary or another admission than the A line of its invoice.",
      "Vérifiez à qui les soins ont été donnés, puis corrigez la ligne ou le numéro de facture.",
      "Check who received the care, then correct the line or the invoice number."),
  TOO_MANY_LINES(
      "BIL-019",
      Severity.ERROR,
      "La facture dépasse {0} lignes ou la taille permise pour un enregistrement.",
      "The invoice exceeds {0} lines or the size allowed for a record.",
      "Vérifiez le numéro de facture : plusieurs factures le partagent sans doute.",
      "Check the invoice number: several invoices probably share it."),
  // Fields
  NOT_NUMERIC(
      "BIL-020",
      Severity.ERROR,
      "La zone doit contenir un nombre cadré à droite et complété par des zéros ({0}).",
      "The field must hold a number, right-aligned and filled with zeros ({0}).",
      "Corrigez la zone ; l''absence de valeur se note par des espaces.",
      "Correct the field; the absence of a value is written with blanks."),
  BAD_DATE(
      "BIL-021",
      Severity.ERROR,
      "La zone ne contient pas une date valide au format JJMMAAAA.",
      "The field does not hold a valid date of the form DDMMYYYY.",
      "Corrigez la date ; l''absence de date se note 00000000 ou par des espaces.",
      "Correct the date; its absence is written 00000000 or with blanks."),
  FIELD_MISSING(
      "BIL-022",
      Severity.ERROR,
      "La zone est vide alors que la facture ne peut être enregistrée sans elle.",
      "The field is empty, but the invoice cannot be recorded without it.",
      "Renseignez la zone.",
      "Fill in the field."),
  FIELD_EXPECTED(
      "BIL-023",
      Severity.WARNING,
      "La zone est vide alors que le format la déclare obligatoire.",
      "The field is empty, but the format declares it mandatory.",
      "Renseignez la zone à la prochaine transmission.",
      "Fill in the field in the next transmission."),
  CODE_NOT_LISTED(
      "BIL-024",
      Severity.WARNING,
      "Le code ne figure pas dans la liste des valeurs du format ({0}).",
      "The code is not in the list of values of the format ({0}).",
      "Vérifiez le code.",
      "Check the code."),
  // Facility and person
  FINESS_KEY(
      "BIL-030",
      Severity.ERROR,
      "Le numéro FINESS est mal formé ou sa clé est fausse.",
      "The FINESS number is malformed or its key is wrong.",
      "Vérifiez le numéro dans le répertoire FINESS.",
      "Check the number in the FINESS directory."),
  FINESS_UNCHECKED(
      "BIL-031",
      Severity.WARNING,
      "La clé de ce numéro FINESS de Corse ne peut pas être vérifiée.",
      "The key of this Corsican FINESS number cannot be verified.",
      "Vérifiez le numéro dans le répertoire FINESS.",
      "Check the number in the FINESS directory."),
  FACILITY_UNKNOWN(
      "BIL-032",
      Severity.ERROR,
      "L''établissement ne fait pas partie de ceux pour lesquels vous transmettez.",
      "The facility is not one of those for which you send.",
      "Vérifiez NOFINESS ou demandez l''ajout de l''établissement à votre convention.",
      "Check NOFINESS or ask for the facility to be added to your agreement."),
  FACILITY_SWAPPED(
      "BIL-033",
      Severity.ERROR,
      "NOFINESS et NOFINESSGEO semblent inversés : seul le second est un établissement pour lequel vous transmettez.",
      "NOFINESS and NOFINESSGEO seem swapped: only the second one is a facility for which you send.",
      "Mettez dans NOFINESS le numéro inscrit sur e-PMSI (entité juridique d''un hôpital public).",
      "Put into NOFINESS the number registered on e-PMSI (the legal entity of a public hospital)."),
  NIR_KEY(
      "BIL-034",
      Severity.WARNING,
      "La clé du NIR est fausse ou le NIR est mal formé ; il ne sert pas à reconnaître la personne.",
      "The key of the NIR is wrong or the NIR is malformed; it is not used to recognise the person.",
      "Vérifiez le numéro et sa clé sur la carte Vitale ou l''attestation de droits.",
      "Check the number and its key on the carte Vitale or the certificate of rights."),
  INS_KEY(
      "BIL-035",
      Severity.WARNING,
      "La clé de l''INS manque ou est fausse ; l''INS n''est pas retenue.",
      "The key of the INS is missing or wrong; the INS is not used.",
      "Vérifiez l''INS auprès de la cellule d''identitovigilance ; la zone contient 13 caractères et 2 chiffres de clé.",
      "Check the INS with the identity cell; the field holds 13 characters and a key of 2 digits."),
  // Amounts
  TOTAL_WRONG(
      "BIL-040",
      Severity.ERROR,
      "Le total diffère de la somme de {0} de plus d''un centime par ligne.",
      "The total differs from the sum of {0} by more than one cent per line.",
      "Vérifiez le total et qu''aucune ligne de la facture ne manque.",
      "Check the total and that no line of the invoice is missing."),
  TOTAL_ROUNDED(
      "BIL-041",
      Severity.WARNING,
      "Le total diffère de la somme de {0} de quelques centimes, dans la tolérance d''un centime par ligne.",
      "The total differs from the sum of {0} by a few cents, within the tolerance of one cent per line.",
      "Vérifiez les arrondis ; la facture est enregistrée.",
      "Check the rounding; the invoice is recorded."),
  BASE_NOT_PRODUCT(
      "BIL-042",
      Severity.WARNING,
      "La base de remboursement diffère du produit QUANT × COEFF × PU (× COEFFMCO).",
      "The reimbursement base differs from the product QUANT × COEFF × PU (× COEFFMCO).",
      "Vérifiez la quantité, les coefficients et le prix unitaire.",
      "Check the quantity, the coefficients and the unit price."),
  AMO_NOT_RATE(
      "BIL-043",
      Severity.WARNING,
      "La part de l''assurance maladie diffère de MTBREM × TAUX / 100.",
      "The share of the health insurance differs from MTBREM × TAUX / 100.",
      "Vérifiez le taux ; une participation forfaitaire peut expliquer l''écart.",
      "Check the rate; a fixed participation may explain the difference."),
  SHARES_EXCEED_BILLED(
      "BIL-044",
      Severity.ERROR,
      "Les parts MTREMAMO et MTREMAMC dépassent ensemble le montant facturé MTHONOR.",
      "The shares MTREMAMO and MTREMAMC together exceed the billed amount MTHONOR.",
      "Corrigez la répartition entre l''assurance maladie et l''organisme complémentaire.",
      "Correct the split between health insurance and complementary body."),
  RATE_OUT_OF_RANGE(
      "BIL-045",
      Severity.ERROR,
      "Le taux de remboursement n''est pas compris entre 0 et 100.",
      "The reimbursement rate is not between 0 and 100.",
      "Corrigez le taux.",
      "Correct the rate."),
  // Dates
  EXIT_BEFORE_ENTRY(
      "BIL-050",
      Severity.ERROR,
      "La date de sortie précède la date d''entrée.",
      "The exit date precedes the entry date.",
      "Corrigez DTENT ou DTSOR.",
      "Correct DTENT or DTSOR."),
  ENTRY_BEFORE_BIRTH(
      "BIL-051",
      Severity.ERROR,
      "La date d''entrée précède la date de naissance.",
      "The entry date precedes the birth date.",
      "Corrigez DATNAIS ou DTENT.",
      "Correct DATNAIS or DTENT."),
  CARE_OUTSIDE_STAY(
      "BIL-052",
      Severity.ERROR,
      "La date des soins n''est pas comprise entre DTENT et DTSOR.",
      "The date of care does not lie between DTENT and DTSOR.",
      "Corrigez la date des soins ou celles de la venue.",
      "Correct the date of care or those of the visit."),
  LAYOUT_OUTDATED(
      "BIL-053",
      Severity.ERROR,
      "La sortie date de 2022 ou après, mais le format est antérieur : le numéro de facture NUMFACT manque.",
      "The exit is in 2022 or later, but the layout is older: the invoice number NUMFACT is missing.",
      "Exportez la facture dans le format de l''année de sortie.",
      "Export the invoice in the layout of the year of exit."),
  // Coverage and settlement
  REASON_NOT_EXPECTED(
      "BIL-060",
      Severity.WARNING,
      "Un motif de non-facturation (MONFAC) est donné alors que SFACAM ne vaut pas 0.",
      "A reason for not billing (MONFAC) is given, but SFACAM is not 0.",
      "Videz MONFAC ou corrigez SFACAM.",
      "Empty MONFAC or correct SFACAM."),
  REASON_MISSING(
      "BIL-061",
      Severity.WARNING,
      "La facture n''est pas facturable à l''assurance maladie (SFACAM = 0), mais le motif MONFAC manque.",
      "The invoice cannot be billed to the health insurance (SFACAM = 0), but the reason MONFAC is missing.",
      "Renseignez MONFAC.",
      "Fill in MONFAC."),
  DATE_IN_FUTURE(
      "BIL-160",
      Severity.ERROR,
      "La date est postérieure à la réception du fichier.",
      "The date lies after the arrival of the file.",
      "Corrigez la date (une date de fin inconnue n''est pas 31/12/9999) et envoyez de nouveau la facture.",
      "Correct the date (an unknown end is not 31/12/9999) and send the invoice again."),
  EXIT_AFTER_SETTLEMENT(
      "BIL-161",
      Severity.ERROR,
      "La sortie est postérieure de plus d''un mois au dernier envoi ou paiement de la facture.",
      "The exit lies more than a month after the invoice was last sent or paid.",
      "Corrigez la date de sortie ou celles de facturation et de paiement.",
      "Correct the date of exit, or those of sending and payment."),
  SETTLED_IN_FUTURE(
      "BIL-162",
      Severity.ERROR,
      "Une date de facturation ou de paiement est postérieure à la réception du fichier.",
      "A date of sending or payment lies after the arrival of the file.",
      "Corrigez la date et envoyez de nouveau la facture.",
      "Correct the date and send the invoice again."),
  PAID_WITHOUT_DATE(
      "BIL-062",
      Severity.WARNING,
      "La facture est dite payée (statut 3), mais la date de paiement {0} manque.",
      "The invoice is said to be paid (status 3), but the payment date {0} is missing.",
      "Renseignez la date de paiement ou corrigez le statut.",
      "Fill in the payment date or correct the status."),
  REJECTED_WITHOUT_SENDING(
      "BIL-063",
      Severity.WARNING,
      "Des rejets sont déclarés (REJETAMO), mais la date d''envoi FACTAMO manque.",
      "Rejections are declared (REJETAMO), but the date of sending FACTAMO is missing.",
      "Renseignez FACTAMO.",
      "Fill in FACTAMO."),
  PAID_BEFORE_SENT(
      "BIL-064",
      Severity.WARNING,
      "La date de paiement précède la date d''envoi {0}.",
      "The payment date precedes the date of sending {0}.",
      "Corrigez l''une des deux dates.",
      "Correct one of the two dates."),
  // Biology
  NABM_SUM(
      "BIL-070",
      Severity.WARNING,
      "Le nombre de B facturés (lignes C de code B) diffère de la somme des actes détaillés, au tarif NABM du jour de l''acte.",
      "The number of billed B (C lines of code B) differs from the sum of the detailed acts, at the NABM tariff of the day of the act.",
      "Vérifiez les actes, leurs quantités et la version de la NABM.",
      "Check the acts, their quantities and the version of the NABM."),
  NABM_NOT_IN_FORCE(
      "BIL-071",
      Severity.WARNING,
      "Ce code n''est pas en vigueur dans la NABM à la date de l''acte.",
      "This code is not in force in the NABM on the day of the act.",
      "Vérifiez le code et la date de l''acte.",
      "Check the code and the date of the act.");

  private final FindingText text;

  BillingFinding(
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
