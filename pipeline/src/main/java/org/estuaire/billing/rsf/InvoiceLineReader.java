package org.estuaire.billing.rsf;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Makes a line of an invoice of one line of the file whose form has been checked. */
final class InvoiceLineReader {

  private static final int BIOLOGY_ACTS = 5;
  private static final int NABM_DIGITS = 4;

  private InvoiceLineReader() {}

  static InvoiceLine read(RsfLine line) {
    return switch (line.layout().letter()) {
      case 'B' -> service(line);
      case 'C' -> fee(line);
      case 'H' -> drug(line);
      case 'L' -> biology(line);
      case 'M' -> ccam(line);
      case 'P' -> device(line);
      default -> throw new IllegalArgumentException("not a line of detail");
    };
  }

  private static ServiceLine service(RsfLine b) {
    return new ServiceLine(b.number(), site(b), care(b), price(b), b.code("TYPEPRESTINT"));
  }

  private static FeeLine fee(RsfLine c) {
    return new FeeLine(c.number(), site(c), care(c), price(c), c.code("TYUFC"));
  }

  private static Care care(RsfLine line) {
    return new Care(
        line.text("MDTRT"),
        line.text("DISPRES"),
        line.text("EXOTM"),
        line.code("SPECEX"),
        line.neededDate("DATSOINS"),
        line.text("CODACT"));
  }

  private static Price price(RsfLine line) {
    return new Price(
        line.integer("QUANT").orElseThrow(),
        line.decimal("COEFF"),
        line.decimal("COEFFMCO"),
        line.text("DENOMB"),
        line.amount("PU"),
        line.amount("MTBREM"),
        line.integer("TAUX").orElseThrow(),
        line.amount("MTREMAMO"),
        line.amount("MTHONOR"),
        line.amount("MTREMAMC"));
  }

  private static DrugLine drug(RsfLine h) {
    return new DrugLine(
        h.number(),
        site(h),
        h.neededDate("DTENT"),
        h.text("CDUCD"),
        h.decimal("COEFFRAC"),
        h.integer("QUANT").orElseThrow(),
        h.amount("PU"),
        h.decimal("MTUECART"),
        h.decimal("MTTECART"),
        h.amount("MTTFAC"),
        h.text("INDICATION"));
  }

  private static DeviceLine device(RsfLine p) {
    return new DeviceLine(
        p.number(),
        site(p),
        p.neededDate("DTENT"),
        p.text("REFLPP"),
        p.integer("QUANT").orElseThrow(),
        p.amount("TARIF"),
        p.amount("MTTFAC"),
        p.decimal("PU"),
        p.decimal("MTUECART"),
        p.decimal("MTTECART"));
  }

  private static BiologyLine biology(RsfLine l) {
    List<BiologyAct> acts =
        IntStream.rangeClosed(1, BIOLOGY_ACTS)
            .filter(act -> !l.code("CODACT" + act).isEmpty())
            .mapToObj(act -> biologyAct(l, act))
            .toList();
    return new BiologyLine(l.number(), site(l), l.text("MDTRT"), l.text("DISPRES"), acts);
  }

  private static BiologyAct biologyAct(RsfLine l, int act) {
    return new BiologyAct(
        l.neededDate("DTACTE" + act),
        l.integer("QTEACT" + act).orElseThrow(),
        nabm(l.text("CODACT" + act)));
  }

  /** The field has eight digits, the nomenclature's codes have four. */
  private static String nabm(String field) {
    String digits = Integer.toString(Integer.parseInt(field));
    return "0".repeat(Math.max(0, NABM_DIGITS - digits.length())) + digits;
  }

  private static CcamLine ccam(RsfLine m) {
    return new CcamLine(
        m.number(),
        site(m),
        m.text("MDTRT"),
        m.text("DISPRES"),
        m.neededDate("DTACTE"),
        m.text("CDCCAM"),
        m.text("EXTDOC"),
        m.text("ACTIV"),
        m.text("PHASE"),
        filled(m, "MODIF", 4),
        m.text("ASSNP"),
        m.text("REMEX"),
        filled(m, "DENT", 16));
  }

  private static List<String> filled(RsfLine line, String field, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> line.text(field + i))
        .flatMap(value -> value.isEmpty() ? Stream.empty() : Stream.of(value))
        .toList();
  }

  private static String site(RsfLine line) {
    return line.text("NOFINESSGEO");
  }
}
