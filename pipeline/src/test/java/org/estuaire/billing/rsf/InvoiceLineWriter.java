package org.estuaire.billing.rsf;

import java.util.List;
import org.estuaire.billing.Care;
import org.estuaire.billing.InvoiceLine;
import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.billing.InvoiceLine.BiologyLine;
import org.estuaire.billing.InvoiceLine.CcamLine;
import org.estuaire.billing.InvoiceLine.DeviceLine;
import org.estuaire.billing.InvoiceLine.DrugLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.billing.InvoiceLine.ServiceLine;
import org.estuaire.billing.Price;

/** Writes what is particular to each kind of line; the counterpart of {@link InvoiceLineReader}. */
final class InvoiceLineWriter {

  private InvoiceLineWriter() {}

  /**
   * @param start with the fields that all kinds share
   */
  static String write(RsfLineBuilder start, InvoiceLine line) {
    if (line instanceof ServiceLine b) {
      service(start, b);
    } else if (line instanceof FeeLine c) {
      fee(start, c);
    } else if (line instanceof DrugLine h) {
      drug(start, h);
    } else if (line instanceof BiologyLine l) {
      biology(start, l);
    } else if (line instanceof CcamLine m) {
      ccam(start, m);
    } else if (line instanceof DeviceLine p) {
      device(start, p);
    }
    return start.build();
  }

  private static void service(RsfLineBuilder to, ServiceLine b) {
    care(to, b.care());
    price(to, b.price());
    to.text("TYPEPRESTINT", b.intermediateService());
  }

  private static void fee(RsfLineBuilder to, FeeLine c) {
    care(to, c.care());
    price(to, c.price());
    to.text("TYUFC", c.unitType());
  }

  private static void care(RsfLineBuilder to, Care care) {
    to.text("MDTRT", care.mode())
        .text("DISPRES", care.discipline())
        .text("EXOTM", care.exemption())
        .text("SPECEX", care.specialty())
        .date("DATSOINS", care.date())
        .text("CODACT", care.code());
  }

  private static void price(RsfLineBuilder to, Price price) {
    to.number("QUANT", price.quantity())
        .amount("COEFF", price.coefficient())
        .amount("COEFFMCO", price.mcoCoefficient())
        .text("DENOMB", price.count())
        .amount("PU", price.unitPrice())
        .amount("MTBREM", price.base())
        .number("TAUX", price.rate())
        .amount("MTREMAMO", price.amo())
        .amount("MTHONOR", price.billed())
        .amount("MTREMAMC", price.amc());
  }

  private static void drug(RsfLineBuilder to, DrugLine h) {
    to.date("DTENT", h.date())
        .text("CDUCD", h.ucd())
        .amount("COEFFRAC", h.fraction())
        .amount("PU", h.unitPrice())
        .amount("MTUECART", h.unitGap())
        .amount("MTTECART", h.totalGap())
        .number("QUANT", h.quantity())
        .amount("MTTFAC", h.billed())
        .text("INDICATION", h.indication());
  }

  private static void device(RsfLineBuilder to, DeviceLine p) {
    to.date("DTENT", p.date())
        .text("REFLPP", p.lpp())
        .number("QUANT", p.quantity())
        .amount("TARIF", p.tariff())
        .amount("MTTFAC", p.billed())
        .amount("PU", p.unitPrice())
        .amount("MTUECART", p.unitGap())
        .amount("MTTECART", p.totalGap());
  }

  private static void biology(RsfLineBuilder to, BiologyLine l) {
    to.text("MDTRT", l.mode()).text("DISPRES", l.discipline());
    for (int i = 0; i < l.acts().size(); i++) {
      BiologyAct act = l.acts().get(i);
      to.date("DTACTE" + (i + 1), act.date())
          .number("QTEACT" + (i + 1), act.quantity())
          .text("CODACT" + (i + 1), act.code());
    }
  }

  private static void ccam(RsfLineBuilder to, CcamLine m) {
    to.text("MDTRT", m.mode())
        .text("DISPRES", m.discipline())
        .date("DTACTE", m.date())
        .text("CDCCAM", m.code())
        .text("EXTDOC", m.extension())
        .text("ACTIV", m.activity())
        .text("PHASE", m.phase())
        .text("ASSNP", m.association())
        .text("REMEX", m.condition());
    numbered(to, "MODIF", m.modifiers());
    numbered(to, "DENT", m.teeth());
  }

  private static void numbered(RsfLineBuilder to, String field, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      to.text(field + (i + 1), values.get(i));
    }
  }
}
