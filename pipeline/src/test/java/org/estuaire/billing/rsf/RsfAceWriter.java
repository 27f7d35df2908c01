package org.estuaire.billing.rsf;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.billing.Beneficiary;
import org.estuaire.billing.Coverage;
import org.estuaire.billing.Invoice;
import org.estuaire.billing.InvoiceLine;
import org.estuaire.billing.InvoiceTotals;
import org.estuaire.billing.Settlement;

/** Writes invoices as RSF-ACE lines; what the layout of the year doesn't hold is left out. */
public final class RsfAceWriter {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final RsfEdition edition;

  public RsfAceWriter(RsfEdition edition) {
    this.edition = edition;
  }

  /**
   * The A line and the lines of the invoice, without line ends.
   *
   * @throws IllegalArgumentException when a value doesn't fit into its field; names the field only
   */
  public List<String> lines(Invoice invoice) {
    List<String> lines = new ArrayList<>();
    lines.add(header(invoice));
    for (InvoiceLine line : invoice.lines()) {
      lines.add(InvoiceLineWriter.write(start(line.letter(), line.site(), invoice), line));
    }
    return lines;
  }

  /** Whole invoices as a file: windows-1252, CR LF. */
  public byte[] file(List<Invoice> invoices) {
    StringBuilder text = new StringBuilder();
    for (Invoice invoice : invoices) {
      lines(invoice).forEach(line -> text.append(line).append("\r\n"));
    }
    return text.toString().getBytes(WINDOWS_1252);
  }

  private String header(Invoice invoice) {
    Beneficiary who = invoice.beneficiary();
    RsfLineBuilder a =
        start('A', invoice.numbers().site(), invoice)
            .text("SEXE", who.sex())
            .text("CIVIL", who.title())
            .date("DATNAIS", who.birthDate())
            .text("RGNAIS", who.birthRank())
            .date("DTENT", invoice.entry())
            .date("DTSOR", invoice.exit())
            .text("CDPOST", who.postcode())
            .text("IPP", who.ipp())
            .text("INS", who.ins());
    coverage(a, invoice.coverage());
    totals(a, invoice.totals());
    settlement(a, invoice.settlement());
    return a.build();
  }

  /** What every line begins and ends with. */
  private RsfLineBuilder start(char letter, String site, Invoice invoice) {
    Beneficiary who = invoice.beneficiary();
    return new RsfLineBuilder(letter, edition)
        .text("NOFINESS", invoice.numbers().facility())
        .text("NOFINESSGEO", site)
        .text("NOSS", who.insuredNir())
        .text("NOSSCLE", who.insuredNirKey())
        .text("RGBEN", who.rank())
        .text("NUMENT", invoice.numbers().entry())
        .text("NOIMM", who.nir())
        .text("NOIMMCLE", who.nirKey())
        .text("NUMFACT", invoice.numbers().invoice());
  }

  private static void coverage(RsfLineBuilder a, Coverage coverage) {
    a.text("INDPS", coverage.pathway())
        .text("NATOP", coverage.operation())
        .text("NATASS", coverage.insurance())
        .text("TYPECONT", coverage.contract())
        .text("EXOTM", coverage.exemption())
        .text("SFACAM", coverage.billable())
        .text("MONFAC", coverage.notBillableReason())
        .text("CDGR", coverage.scheme())
        .text("PABENCMU", coverage.solidarity())
        .text("VALFIDES", coverage.fides())
        .text("CDGEST", coverage.management())
        .text("CDCOMP", coverage.complementaryBody())
        .text("NUMACC", coverage.accident())
        .text("PAYS", coverage.country())
        .text("ART51", coverage.article51());
  }

  private static void totals(RsfLineBuilder a, InvoiceTotals totals) {
    a.amount("TTBAPH", totals.servicesBase())
        .amount("TTAMOPH", totals.servicesAmo())
        .amount("TTHONOR", totals.fees())
        .amount("TTREMAM", totals.feesAmo())
        .amount("TTPAOC", totals.patientShare())
        .amount("TTOCPH", totals.servicesAmc())
        .amount("TTOCHN", totals.feesAmc())
        .amount("TTFACPH", totals.services())
        .amount("MONTANT", totals.patientAmount());
  }

  private static void settlement(RsfLineBuilder a, Settlement settlement) {
    a.text("REJETAMO", settlement.rejections().map(String::valueOf).orElse(""));
    payer(a, "AMO", settlement.amo());
    payer(a, "AMC", settlement.amc());
    payer(a, "PAT", settlement.patient());
  }

  private static void payer(RsfLineBuilder a, String who, Settlement.Payer payer) {
    a.date("FACT" + who, payer.sent())
        .date("PAIE" + who, payer.paid())
        .text("STAT" + who, payer.status());
  }
}
