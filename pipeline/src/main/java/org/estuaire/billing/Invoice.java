package org.estuaire.billing;

import java.time.LocalDate;
import java.util.List;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.person.Claim;

/**
 * One invoice of external care (acts and consultations without hospital stay).
 *
 * @param line line of the delivery where it starts; 0 when it comes from no file
 * @param entry date of admission (DTENT)
 * @param exit date of exit (DTSOR); its year is the year of the invoice
 */
public record Invoice(
    long line,
    InvoiceNumbers numbers,
    Beneficiary beneficiary,
    Coverage coverage,
    LocalDate entry,
    LocalDate exit,
    InvoiceTotals totals,
    Settlement settlement,
    List<InvoiceLine> lines,
    IdentitySource identitySource)
    implements LaneRecord {

  public Invoice {
    lines = List.copyOf(lines);
  }

  /** {@code FINESS/year/invoice number}, or the admission number where there is none. */
  @Override
  public String key() {
    return numbers.facility() + "/" + exit.getYear() + "/" + numbers.reference();
  }

  @Override
  public Claim claim() {
    return InvoiceClaim.of(this);
  }

  /** Acts with what is billed for them. */
  @Override
  public List<ContentLine> content() {
    return lines.stream().flatMap(InvoiceLine::content).toList();
  }

  /** The lines of one kind, in their order. */
  public <L extends InvoiceLine> List<L> lines(Class<L> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public String toString() {
    return "Invoice[…]";
  }
}
