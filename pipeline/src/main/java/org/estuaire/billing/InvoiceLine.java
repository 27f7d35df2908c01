package org.estuaire.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.ContentLine;

/**
 * A line of an invoice. Amounts are in euros; texts are empty when the file does not state them.
 */
public sealed interface InvoiceLine {

  /** Line of the delivery; 0 when it comes from no file. */
  long line();

  /** FINESS of the place of care. */
  String site();

  /** Letter of its record in RSF-ACE. */
  char letter();

  /** Days of care of this line. */
  List<LocalDate> dates();

  /** As whoever tries a file is shown it: what was done, how often, for how much. */
  Stream<ContentLine> content();

  /** A hospital service (B). */
  record ServiceLine(long line, String site, Care care, Price price, String intermediateService)
      implements InvoiceLine {
    @Override
    public char letter() {
      return 'B';
    }

    @Override
    public List<LocalDate> dates() {
      return List.of(care.date());
    }

    @Override
    public Stream<ContentLine> content() {
      return Stream.of(ActLine.of(this, care.code(), price.quantity(), price.billed()));
    }

    @Override
    public String toString() {
      return "ServiceLine[…]";
    }
  }

  /**
   * A professional's fee (C).
   *
   * @param unitType kind of consultation unit (TYUFC)
   */
  record FeeLine(long line, String site, Care care, Price price, String unitType)
      implements InvoiceLine {
    @Override
    public char letter() {
      return 'C';
    }

    @Override
    public List<LocalDate> dates() {
      return List.of(care.date());
    }

    @Override
    public Stream<ContentLine> content() {
      return Stream.of(ActLine.of(this, care.code(), price.quantity(), price.billed()));
    }

    @Override
    public String toString() {
      return "FeeLine[…]";
    }
  }

  /**
   * A drug billed on top (H).
   *
   * @param fraction share of the unit that was used (COEFFRAC), 1 for a whole one
   * @param indication coded indication, since the layout of 2019
   */
  record DrugLine(
      long line,
      String site,
      LocalDate date,
      String ucd,
      Optional<BigDecimal> fraction,
      int quantity,
      BigDecimal unitPrice,
      Optional<BigDecimal> unitGap,
      Optional<BigDecimal> totalGap,
      BigDecimal billed,
      String indication)
      implements InvoiceLine {
    @Override
    public char letter() {
      return 'H';
    }

    @Override
    public List<LocalDate> dates() {
      return List.of(date);
    }

    @Override
    public Stream<ContentLine> content() {
      return Stream.of(ActLine.of(this, ucd, quantity, billed));
    }

    @Override
    public String toString() {
      return "DrugLine[…]";
    }
  }

  /** The detail of biology (L): one to five acts; their amounts are on fee lines of code B. */
  record BiologyLine(long line, String site, String mode, String discipline, List<BiologyAct> acts)
      implements InvoiceLine {
    public BiologyLine {
      acts = List.copyOf(acts);
    }

    @Override
    public char letter() {
      return 'L';
    }

    @Override
    public List<LocalDate> dates() {
      return acts.stream().map(BiologyAct::date).toList();
    }

    @Override
    public Stream<ContentLine> content() {
      return acts.stream().map(act -> ActLine.of(this, act.code(), act.quantity()));
    }

    @Override
    public String toString() {
      return "BiologyLine[…]";
    }
  }

  /**
   * An act of the biology nomenclature.
   *
   * @param code NABM code, four digits at least
   */
  record BiologyAct(LocalDate date, int quantity, String code) {
    @Override
    public String toString() {
      return "BiologyAct[…]";
    }
  }

  /**
   * The detail of a technical act (M); its amount is on a fee line.
   *
   * @param code CCAM code
   * @param condition conditional reimbursement (REMEX)
   */
  record CcamLine(
      long line,
      String site,
      String mode,
      String discipline,
      LocalDate date,
      String code,
      String extension,
      String activity,
      String phase,
      List<String> modifiers,
      String association,
      String condition,
      List<String> teeth)
      implements InvoiceLine {
    public CcamLine {
      modifiers = List.copyOf(modifiers);
      teeth = List.copyOf(teeth);
    }

    @Override
    public char letter() {
      return 'M';
    }

    @Override
    public List<LocalDate> dates() {
      return List.of(date);
    }

    @Override
    public Stream<ContentLine> content() {
      return Stream.of(ActLine.of(this, code, 1));
    }

    @Override
    public String toString() {
      return "CcamLine[…]";
    }
  }

  /**
   * A medical device (P).
   *
   * @param lpp LPP code
   * @param tariff reference tariff or quoted price
   */
  record DeviceLine(
      long line,
      String site,
      LocalDate date,
      String lpp,
      int quantity,
      BigDecimal tariff,
      BigDecimal billed,
      Optional<BigDecimal> unitPrice,
      Optional<BigDecimal> unitGap,
      Optional<BigDecimal> totalGap)
      implements InvoiceLine {
    @Override
    public char letter() {
      return 'P';
    }

    @Override
    public List<LocalDate> dates() {
      return List.of(date);
    }

    @Override
    public Stream<ContentLine> content() {
      return Stream.of(ActLine.of(this, lpp, quantity, billed));
    }

    @Override
    public String toString() {
      return "DeviceLine[…]";
    }
  }
}
