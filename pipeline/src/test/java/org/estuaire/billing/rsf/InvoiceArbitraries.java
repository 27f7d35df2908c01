package org.estuaire.billing.rsf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.estuaire.billing.Beneficiary;
import org.estuaire.billing.Care;
import org.estuaire.billing.Coverage;
import org.estuaire.billing.IdentitySource;
import org.estuaire.billing.Invoice;
import org.estuaire.billing.InvoiceLine;
import org.estuaire.billing.InvoiceNumbers;
import org.estuaire.billing.InvoiceTotals;
import org.estuaire.billing.Price;
import org.estuaire.billing.Settlement;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;

/** Any invoice that a layout can express; values need not make sense together. */
public final class InvoiceArbitraries {

  private static final String SITE = "389999996";

  private InvoiceArbitraries() {}

  public static Arbitrary<Invoice> of(RsfEdition edition) {
    return Combinators.combine(
            numbers(edition),
            beneficiary(edition),
            coverage(edition),
            date(),
            date(),
            totals(edition),
            settlement(edition),
            line(edition).list().ofMinSize(1).ofMaxSize(8))
        .as(
            (numbers, who, coverage, entry, exit, totals, settlement, lines) ->
                new Invoice(
                    0,
                    numbers,
                    who,
                    coverage,
                    entry,
                    exit,
                    totals,
                    settlement,
                    lines,
                    new IdentitySource(
                        "2.999.20.1", Environment.DEMO, Partner.METROPOLITAN_FRANCE)));
  }

  private static Arbitrary<InvoiceNumbers> numbers(RsfEdition edition) {
    Arbitrary<String> number = since(edition, RsfEdition.OF_2022, number(9));
    return Combinators.combine(number(9), number)
        .as((entry, invoice) -> new InvoiceNumbers(SITE, SITE, entry, invoice));
  }

  private static Arbitrary<Beneficiary> beneficiary(RsfEdition edition) {
    return Combinators.combine(
            Combinators.combine(among("1", "2", "3"), among("1", "2", "3"))
                .as((sex, title) -> List.of(sex, title)),
            blankOr(number(13)),
            blankOr(number(2)),
            blankOr(number(13)),
            date().optional(),
            blankOr(number(5)),
            since(edition, RsfEdition.OF_2019, blankOr(word(20))),
            since(edition, RsfEdition.OF_2022, blankOr(word(15))))
        .as(
            (person, insured, key, own, born, postcode, ipp, ins) ->
                new Beneficiary(
                    person.get(0),
                    person.get(1),
                    insured,
                    key,
                    "001",
                    own,
                    key,
                    born,
                    "1",
                    postcode,
                    ipp,
                    ins));
  }

  private static Arbitrary<Coverage> coverage(RsfEdition edition) {
    return Combinators.combine(
            blankOr(among("A", "B", "U")),
            blankOr(among("10", "41", "90")),
            among("0", "1", "2", "3"),
            blankOr(among("1", "9", "E")),
            blankOr(word(10)),
            since(edition, RsfEdition.OF_2018, blankOr(number(3))),
            since(edition, RsfEdition.OF_2022, blankOr(among("1"))))
        .as(
            (pathway, insurance, billable, reason, body, country, article51) ->
                new Coverage(
                    pathway,
                    "1",
                    insurance,
                    "89",
                    "0",
                    billable,
                    reason,
                    "01",
                    "1",
                    "",
                    "10",
                    body,
                    "123456789",
                    country,
                    article51));
  }

  private static Arbitrary<InvoiceTotals> totals(RsfEdition edition) {
    Arbitrary<BigDecimal> amount = decimal(8, 2);
    Arbitrary<Optional<BigDecimal>> patient =
        edition == RsfEdition.OF_2017
            ? Arbitraries.just(Optional.empty())
            : decimal(8, 2).optional();
    return Combinators.combine(amount, amount, amount, amount, patient)
        .as((a, b, c, d, e) -> new InvoiceTotals(a, b, c, d, a, b, c, d, e));
  }

  private static Arbitrary<Settlement> settlement(RsfEdition edition) {
    Arbitrary<Settlement.Payer> payer =
        Combinators.combine(date().optional(), date().optional(), among("0", "1", "2", "3", "9"))
            .as(Settlement.Payer::new);
    Arbitrary<Settlement> known =
        Combinators.combine(Arbitraries.integers().between(0, 9).optional(), payer, payer, payer)
            .as(Settlement::new);
    Settlement.Payer nothing = new Settlement.Payer(Optional.empty(), Optional.empty(), "");
    return edition == RsfEdition.OF_2017
        ? Arbitraries.just(new Settlement(Optional.empty(), nothing, nothing, nothing))
        : known;
  }

  private static Arbitrary<InvoiceLine> line(RsfEdition edition) {
    return Arbitraries.oneOf(List.of(service(), fee(), drug(edition), biology(), ccam(), device()));
  }

  private static Arbitrary<InvoiceLine> service() {
    return Combinators.combine(care(), price(), blankOr(among("1", "4")))
        .as((care, price, kind) -> new InvoiceLine.ServiceLine(0, SITE, care, price, kind));
  }

  private static Arbitrary<InvoiceLine> fee() {
    return Combinators.combine(care(), price(), blankOr(among("01", "13")))
        .as((care, price, kind) -> new InvoiceLine.FeeLine(0, SITE, care, price, kind));
  }

  private static Arbitrary<Care> care() {
    return Combinators.combine(number(2), blankOr(number(3)), blankOr(number(2)), date(), word(5))
        .as(
            (mode, discipline, specialty, date, code) ->
                new Care(mode, discipline, "0", specialty, date, code));
  }

  private static Arbitrary<Price> price() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 999),
            decimal(6, 2).optional(),
            decimal(5, 4).optional(),
            blankOr(number(2)),
            decimal(7, 2),
            decimal(8, 2),
            Arbitraries.integers().between(0, 999),
            decimal(7, 2))
        .as(
            (quantity, coefficient, mco, count, unitPrice, base, rate, amc) ->
                new Price(
                    quantity, coefficient, mco, count, unitPrice, base, rate, base, base, amc));
  }

  private static Arbitrary<InvoiceLine> drug(RsfEdition edition) {
    boolean indicated = edition.compareTo(RsfEdition.OF_2019) >= 0;
    return Combinators.combine(
            date(),
            number(7),
            decimal(5, 4).optional(),
            Arbitraries.integers().between(0, 999),
            decimal(7, 2),
            decimal(7, 2).optional(),
            indicated ? blankOr(word(7)) : Arbitraries.just(""))
        .as(
            (date, ucd, fraction, quantity, price, gap, indication) ->
                new InvoiceLine.DrugLine(
                    0, SITE, date, ucd, fraction, quantity, price, gap, gap, price, indication));
  }

  private static Arbitrary<InvoiceLine> device() {
    return Combinators.combine(
            date(),
            word(13),
            Arbitraries.integers().between(0, 99),
            decimal(7, 2),
            decimal(7, 2).optional())
        .as(
            (date, lpp, quantity, tariff, other) ->
                new InvoiceLine.DeviceLine(
                    0, SITE, date, lpp, quantity, tariff, tariff, other, other, other));
  }

  private static Arbitrary<InvoiceLine> biology() {
    Arbitrary<InvoiceLine.BiologyAct> act =
        Combinators.combine(date(), Arbitraries.integers().between(0, 99), number(4))
            .as(InvoiceLine.BiologyAct::new);
    return act.list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(acts -> new InvoiceLine.BiologyLine(0, SITE, "07", "", acts));
  }

  private static Arbitrary<InvoiceLine> ccam() {
    return Combinators.combine(
            date(),
            word(13),
            blankOr(among("0", "1", "2")),
            among("1", "A").list().ofMaxSize(4),
            number(2).list().ofMaxSize(16))
        .as(
            (date, code, phase, modifiers, teeth) ->
                new InvoiceLine.CcamLine(
                    0, SITE, "07", "", date, code, "", "1", phase, modifiers, "2", "", teeth));
  }

  private static Arbitrary<LocalDate> date() {
    return Arbitraries.longs()
        .between(LocalDate.of(1850, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  /** Digits that fill the field and are not all zeros. */
  private static Arbitrary<String> number(int length) {
    return Arbitraries.strings()
        .numeric()
        .ofLength(length)
        .filter(digits -> !RsfLine.isZeros(digits));
  }

  private static Arbitrary<String> word(int longest) {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withChars('1', 'É', ' ')
        .ofMinLength(1)
        .ofMaxLength(longest)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !RsfLine.isZeros(text));
  }

  private static Arbitrary<BigDecimal> decimal(int digits, int decimals) {
    long most = BigDecimal.ONE.movePointRight(digits).longValueExact() - 1;
    return Arbitraries.longs().between(0, most).map(units -> BigDecimal.valueOf(units, decimals));
  }

  private static Arbitrary<String> among(String... values) {
    return Arbitraries.of(values);
  }

  private static Arbitrary<String> blankOr(Arbitrary<String> value) {
    return Arbitraries.oneOf(List.of(Arbitraries.just(""), value));
  }

  private static Arbitrary<String> since(
      RsfEdition edition, RsfEdition first, Arbitrary<String> value) {
    return edition.compareTo(first) >= 0 ? value : Arbitraries.just("");
  }
}
