package org.estuaire.billing.rsf;

import java.util.List;
import org.estuaire.billing.Beneficiary;
import org.estuaire.billing.Coverage;
import org.estuaire.billing.IdentitySource;
import org.estuaire.billing.Invoice;
import org.estuaire.billing.InvoiceNumbers;
import org.estuaire.billing.InvoiceTotals;
import org.estuaire.billing.Settlement;

/** Makes an invoice of lines whose form has been checked. */
final class InvoiceReader {

  private final IdentitySource identitySource;

  InvoiceReader(IdentitySource identitySource) {
    this.identitySource = identitySource;
  }

  Invoice read(List<RsfLine> lines) {
    RsfLine a = lines.get(0);
    return new Invoice(
        a.number(),
        numbers(a),
        beneficiary(a),
        coverage(a),
        a.neededDate("DTENT"),
        a.neededDate("DTSOR"),
        totals(a),
        settlement(a),
        lines.subList(1, lines.size()).stream().map(InvoiceLineReader::read).toList(),
        identitySource);
  }

  /** The key of an invoice of which perhaps only this line is sound; see {@link Invoice#key()}. */
  static String key(RsfLine a) {
    String exit = a.text("DTSOR");
    String year = exit.length() == 8 ? exit.substring(4) : "?";
    InvoiceNumbers numbers = numbers(a);
    return numbers.facility() + "/" + year + "/" + numbers.reference();
  }

  private static InvoiceNumbers numbers(RsfLine a) {
    return new InvoiceNumbers(
        a.text("NOFINESS"), a.text("NOFINESSGEO"), number(a, "NUMENT"), number(a, "NUMFACT"));
  }

  /** One form of a number that identifies, whether it was filled with zeros or with blanks. */
  private static String number(RsfLine a, String field) {
    String digits = a.text(field);
    int missing = a.layout().field(field).length() - digits.length();
    return digits.isEmpty() ? "" : "0".repeat(missing) + digits;
  }

  private static Beneficiary beneficiary(RsfLine a) {
    return new Beneficiary(
        a.text("SEXE"),
        a.text("CIVIL"),
        a.text("NOSS"),
        a.text("NOSSCLE"),
        a.text("RGBEN"),
        a.text("NOIMM"),
        a.text("NOIMMCLE"),
        a.date("DATNAIS"),
        a.text("RGNAIS"),
        a.text("CDPOST"),
        a.text("IPP"),
        a.text("INS"));
  }

  private static Coverage coverage(RsfLine a) {
    return new Coverage(
        a.code("INDPS"),
        a.code("NATOP"),
        a.code("NATASS"),
        a.code("TYPECONT"),
        a.text("EXOTM"),
        a.code("SFACAM"),
        a.code("MONFAC"),
        a.code("CDGR"),
        a.text("PABENCMU"),
        a.text("VALFIDES"),
        a.text("CDGEST"),
        a.code("CDCOMP"),
        a.code("NUMACC"),
        a.code("PAYS"),
        a.code("ART51"));
  }

  private static InvoiceTotals totals(RsfLine a) {
    return new InvoiceTotals(
        a.amount("TTBAPH"),
        a.amount("TTAMOPH"),
        a.amount("TTHONOR"),
        a.amount("TTREMAM"),
        a.amount("TTPAOC"),
        a.amount("TTOCPH"),
        a.amount("TTOCHN"),
        a.amount("TTFACPH"),
        a.decimal("MONTANT"));
  }

  private static Settlement settlement(RsfLine a) {
    return new Settlement(a.integer("REJETAMO"), payer(a, "AMO"), payer(a, "AMC"), payer(a, "PAT"));
  }

  private static Settlement.Payer payer(RsfLine a, String who) {
    return new Settlement.Payer(a.date("FACT" + who), a.date("PAIE" + who), a.code("STAT" + who));
  }
}
