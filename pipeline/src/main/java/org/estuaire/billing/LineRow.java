package org.estuaire.billing;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.integerOrNull;
import static org.estuaire.repository.Column.smallintOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;
import static org.estuaire.repository.Column.textsOrNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.estuaire.billing.InvoiceLine.CcamLine;
import org.estuaire.billing.InvoiceLine.DeviceLine;
import org.estuaire.billing.InvoiceLine.DrugLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.billing.InvoiceLine.ServiceLine;
import org.estuaire.repository.Table;

/**
 * One row of {@code billing.invoice_line}: each kind of line fills its own columns, the others stay
 * null.
 */
final class LineRow {

  static final Table<LineRow> TABLE =
      Table.<LineRow>named("billing.invoice_line")
          .key(bigint("invoice_id", row -> row.invoiceId), integer("rank", row -> row.rank))
          .rest(
              row -> row.line,
              text("letter", line -> String.valueOf(line.letter())),
              bigint("source_line", InvoiceLine::line),
              text("site", InvoiceLine::site))
          .rest(
              dateOrNull("care_date", row -> row.date),
              textOrNull("code", row -> row.code),
              textOrNull("mode", row -> row.mode),
              textOrNull("discipline", row -> row.discipline),
              textOrNull("exemption", row -> row.exemption),
              textOrNull("specialty", row -> row.specialty),
              textOrNull("unit_type", row -> row.unitType),
              textOrNull("act_count", row -> row.count),
              integerOrNull("quantity", row -> row.quantity),
              decimalOrNull("coefficient", row -> row.coefficient),
              decimalOrNull("mco_coefficient", row -> row.mcoCoefficient),
              decimalOrNull("fraction", row -> row.fraction),
              decimalOrNull("unit_price", row -> row.unitPrice),
              decimalOrNull("tariff", row -> row.tariff),
              decimalOrNull("base", row -> row.base),
              smallintOrNull("rate", row -> row.rate),
              decimalOrNull("amo", row -> row.amo),
              decimalOrNull("amc", row -> row.amc),
              decimalOrNull("billed", row -> row.billed),
              decimalOrNull("unit_gap", row -> row.unitGap),
              decimalOrNull("total_gap", row -> row.totalGap),
              textOrNull("indication", row -> row.indication))
          .rest(
              textOrNull("ccam_extension", ccam(CcamLine::extension, "")),
              textOrNull("ccam_activity", ccam(CcamLine::activity, "")),
              textOrNull("ccam_phase", ccam(CcamLine::phase, "")),
              textsOrNull("ccam_modifiers", ccam(CcamLine::modifiers, List.of())),
              textOrNull("ccam_association", ccam(CcamLine::association, "")),
              textOrNull("ccam_condition", ccam(CcamLine::condition, "")),
              textsOrNull("teeth", ccam(CcamLine::teeth, List.of())));

  private final long invoiceId;
  private final int rank;
  private final InvoiceLine line;

  private Optional<LocalDate> date = Optional.empty();
  private String code = "";
  private String mode = "";
  private String discipline = "";
  private String exemption = "";
  private String specialty = "";
  private String unitType = "";
  private String count = "";
  private OptionalInt quantity = OptionalInt.empty();
  private Optional<BigDecimal> coefficient = Optional.empty();
  private Optional<BigDecimal> mcoCoefficient = Optional.empty();
  private Optional<BigDecimal> fraction = Optional.empty();
  private Optional<BigDecimal> unitPrice = Optional.empty();
  private Optional<BigDecimal> tariff = Optional.empty();
  private Optional<BigDecimal> base = Optional.empty();
  private OptionalInt rate = OptionalInt.empty();
  private Optional<BigDecimal> amo = Optional.empty();
  private Optional<BigDecimal> amc = Optional.empty();
  private Optional<BigDecimal> billed = Optional.empty();
  private Optional<BigDecimal> unitGap = Optional.empty();
  private Optional<BigDecimal> totalGap = Optional.empty();
  private String indication = "";
  private Optional<CcamLine> ccam = Optional.empty();

  private LineRow(long invoiceId, int rank, InvoiceLine line) {
    this.invoiceId = invoiceId;
    this.rank = rank;
    this.line = line;
  }

  /**
   * @param rank of the line in its invoice, counted from 1
   */
  static LineRow of(long invoiceId, int rank, InvoiceLine line) {
    LineRow row = new LineRow(invoiceId, rank, line);
    if (line instanceof ServiceLine service) {
      row.care(service.care(), service.price(), service.intermediateService());
    } else if (line instanceof FeeLine fee) {
      row.care(fee.care(), fee.price(), fee.unitType());
    } else if (line instanceof DrugLine drug) {
      row.drug(drug);
    } else if (line instanceof DeviceLine device) {
      row.device(device);
    } else if (line instanceof CcamLine act) {
      row.ccam(act);
    } else if (line instanceof InvoiceLine.BiologyLine biology) {
      row.mode = biology.mode();
      row.discipline = biology.discipline();
    }
    return row;
  }

  private void care(Care care, Price price, String unit) {
    date = Optional.of(care.date());
    code = care.code();
    mode = care.mode();
    discipline = care.discipline();
    exemption = care.exemption();
    specialty = care.specialty();
    unitType = unit;
    count = price.count();
    quantity = OptionalInt.of(price.quantity());
    coefficient = price.coefficient();
    mcoCoefficient = price.mcoCoefficient();
    unitPrice = Optional.of(price.unitPrice());
    base = Optional.of(price.base());
    rate = OptionalInt.of(price.rate());
    amo = Optional.of(price.amo());
    amc = Optional.of(price.amc());
    billed = Optional.of(price.billed());
  }

  private void drug(DrugLine drug) {
    date = Optional.of(drug.date());
    code = drug.ucd();
    quantity = OptionalInt.of(drug.quantity());
    fraction = drug.fraction();
    unitPrice = Optional.of(drug.unitPrice());
    billed = Optional.of(drug.billed());
    unitGap = drug.unitGap();
    totalGap = drug.totalGap();
    indication = drug.indication();
  }

  private void device(DeviceLine device) {
    date = Optional.of(device.date());
    code = device.lpp();
    quantity = OptionalInt.of(device.quantity());
    tariff = Optional.of(device.tariff());
    billed = Optional.of(device.billed());
    unitPrice = device.unitPrice();
    unitGap = device.unitGap();
    totalGap = device.totalGap();
  }

  private void ccam(CcamLine act) {
    ccam = Optional.of(act);
    date = Optional.of(act.date());
    code = act.code();
    mode = act.mode();
    discipline = act.discipline();
  }

  private static <T> Function<LineRow, T> ccam(Function<CcamLine, T> field, T otherwise) {
    return row -> row.ccam.map(field).orElse(otherwise);
  }
}
