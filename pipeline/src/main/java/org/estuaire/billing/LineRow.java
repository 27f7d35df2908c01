package org.estuaire.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.estuaire.billing.InvoiceLine.CcamLine;
import org.estuaire.billing.InvoiceLine.DeviceLine;
import org.estuaire.billing.InvoiceLine.DrugLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.billing.InvoiceLine.ServiceLine;
import org.estuaire.repository.CopyRows;

/**
 * One row of {@code billing.invoice_line}: each kind of line fills its own columns, the others stay
 * null.
 */
final class LineRow {

  private LocalDate date;
  private String code = "";
  private String mode = "";
  private String discipline = "";
  private String exemption = "";
  private String specialty = "";
  private String unitType = "";
  private String count = "";
  private Integer quantity;
  private BigDecimal coefficient;
  private BigDecimal mcoCoefficient;
  private BigDecimal fraction;
  private BigDecimal unitPrice;
  private BigDecimal tariff;
  private BigDecimal base;
  private Integer rate;
  private BigDecimal amo;
  private BigDecimal amc;
  private BigDecimal billed;
  private BigDecimal unitGap;
  private BigDecimal totalGap;
  private String indication = "";
  private CcamLine ccam;

  static LineRow of(InvoiceLine line) {
    LineRow row = new LineRow();
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
    date = care.date();
    code = care.code();
    mode = care.mode();
    discipline = care.discipline();
    exemption = care.exemption();
    specialty = care.specialty();
    unitType = unit;
    count = price.count();
    quantity = price.quantity();
    coefficient = price.coefficient().orElse(null);
    mcoCoefficient = price.mcoCoefficient().orElse(null);
    unitPrice = price.unitPrice();
    base = price.base();
    rate = price.rate();
    amo = price.amo();
    amc = price.amc();
    billed = price.billed();
  }

  private void drug(DrugLine drug) {
    date = drug.date();
    code = drug.ucd();
    quantity = drug.quantity();
    fraction = drug.fraction().orElse(null);
    unitPrice = drug.unitPrice();
    billed = drug.billed();
    unitGap = drug.unitGap().orElse(null);
    totalGap = drug.totalGap().orElse(null);
    indication = drug.indication();
  }

  private void device(DeviceLine device) {
    date = device.date();
    code = device.lpp();
    quantity = device.quantity();
    tariff = device.tariff();
    billed = device.billed();
    unitPrice = device.unitPrice().orElse(null);
    unitGap = device.unitGap().orElse(null);
    totalGap = device.totalGap().orElse(null);
  }

  private void ccam(CcamLine act) {
    ccam = act;
    date = act.date();
    code = act.code();
    mode = act.mode();
    discipline = act.discipline();
  }

  /** In the column order of {@link BillingSql#COPY_LINES}, after the columns of the invoice. */
  void write(CopyRows to) {
    to.time(date)
        .textOrNull(code)
        .textOrNull(mode)
        .textOrNull(discipline)
        .textOrNull(exemption)
        .textOrNull(specialty)
        .textOrNull(unitType)
        .textOrNull(count)
        .textOrNull(quantity == null ? null : quantity.toString())
        .decimal(coefficient)
        .decimal(mcoCoefficient)
        .decimal(fraction)
        .decimal(unitPrice)
        .decimal(tariff)
        .decimal(base)
        .textOrNull(rate == null ? null : rate.toString())
        .decimal(amo)
        .decimal(amc)
        .decimal(billed)
        .decimal(unitGap)
        .decimal(totalGap)
        .textOrNull(indication);
    writeCcam(to);
    to.endRow();
  }

  private void writeCcam(CopyRows to) {
    if (ccam == null) {
      to.text(null).text(null).text(null).text(null).text(null).text(null).text(null);
      return;
    }
    to.textOrNull(ccam.extension()).textOrNull(ccam.activity()).textOrNull(ccam.phase());
    textsOrNull(to, ccam.modifiers());
    to.textOrNull(ccam.association()).textOrNull(ccam.condition());
    textsOrNull(to, ccam.teeth());
  }

  private static void textsOrNull(CopyRows to, List<String> values) {
    if (values.isEmpty()) {
      to.text(null);
    } else {
      to.texts(values);
    }
  }
}
