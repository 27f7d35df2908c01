package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.estuaire.synthetic.Person.Birth;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.RsfInvoice.Insured;
import org.estuaire.synthetic.RsfInvoice.Line;
import org.estuaire.synthetic.RsfInvoice.Price;
import org.estuaire.synthetic.RsfWriter.Layout;
import org.junit.jupiter.api.Test;

class RsfWriterTest {

  private static final TerritorySpec SPEC = new TerritorySpec(3, 600, SampleNight.NIGHT);

  /** A consultation and a biology line, field by field as the layout of the ATIH has them. */
  @Test
  void anInvoiceIsWrittenColumnByColumn() {
    List<String> lines = new RsfWriter(Layout.SINCE_2022).lines(consultationAndBiology());
    assertThat(lines.get(0).substring(0, 265))
        .isEqualTo(
            "A38999999638999999622240013899999908000000123456240013899999908 1100001  01"
                + "15011940103032023030320233899100000000000000000000340000002290"
                + "00000000000000000000111000000000  110                   "
                + "00000000000000000010032023                20032023                319000");
    assertThat(lines.get(0)).hasSize(310).endsWith("000004711");
    assertThat(lines.subList(1, 4))
        .containsExactly(
            "C3899999963899999962400138999999080000001234562400138999999080"
                + "7   00103032023CS   001000100000002500000025000700000175000002"
                + "5000000750             10000000004711",
            "C3899999963899999962400138999999080000001234562400138999999080"
                + "7   00003032023B    001003600000000025000009000600000054000000"
                + "9000000360                  000004711",
            "L3899999963899999962400138999999080000001234562400138999999080"
                + "7   030320230100001104030320230100000552030320230100000592    "
                + "                                000004711");
  }

  @Test
  void linesHaveTheWidthsOfTheirYear() {
    assertThat(widths(Layout.SINCE_2022, "ABCHLMP"))
        .containsExactly(310, 164, 161, 128, 165, 137, 128);
    assertThat(widths(Layout.OF_2018, "ABCHLMP"))
        .containsExactly(265, 155, 152, 112, 156, 128, 119);
  }

  @Test
  void totalsAreTheSumsOfTheLines() {
    RsfInvoices draw = new RsfInvoices(SPEC);
    RsfWriter writer = new RsfWriter(Layout.SINCE_2022);
    Territory.generate(SPEC)
        .persons()
        .filter(draw::mayBill)
        .forEach(person -> assertTotals(writer.lines(draw.usual(person, person.number()))));
  }

  private static void assertTotals(List<String> lines) {
    String head = lines.get(0);
    assertThat(number(head, 106, 8)).isEqualTo(sum(lines, 'B', 107, 8) + sum(lines, 'P', 92, 7));
    assertThat(number(head, 114, 8)).isEqualTo(sum(lines, 'B', 118, 8));
    assertThat(number(head, 122, 8)).isEqualTo(sum(lines, 'C', 120, 8));
    assertThat(number(head, 130, 8)).isEqualTo(sum(lines, 'C', 112, 8));
    assertThat(number(head, 154, 8)).isEqualTo(sum(lines, 'C', 128, 7));
  }

  private static long sum(List<String> lines, char letter, int position, int width) {
    return lines.stream()
        .filter(line -> line.charAt(0) == letter)
        .mapToLong(line -> number(line, position, width))
        .sum();
  }

  private static long number(String line, int position, int width) {
    return Long.parseLong(line.substring(position - 1, position - 1 + width));
  }

  private static List<Integer> widths(Layout layout, String letters) {
    RsfInvoice invoice = consultationAndBiology();
    List<Line> all =
        List.of(
            new Line.Service("SE2", new Price(100, 6_000, 80)),
            new Line.Fee("CS", new Price(100, 2_500, 70)),
            new Line.Drug("9999901", 100),
            new Line.Biology(List.of("1104")),
            new Line.Technical("DZQM006"),
            new Line.Device("9999902", 100));
    List<String> lines = new RsfWriter(layout).lines(with(invoice, all));
    assertThat(lines.stream().map(line -> line.substring(0, 1)).toList())
        .containsExactly(letters.split(""));
    return lines.stream().map(String::length).toList();
  }

  @Test
  void theFileIsInWindows1252WithFullLineEnds() {
    byte[] bytes = new RsfWriter(Layout.SINCE_2022).bytes(consultationAndBiology());
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).endsWith("000004711\r\n");
  }

  private static RsfInvoice consultationAndBiology() {
    Person person =
        SampleCast.leontine()
            .withTraits("Essai", List.of("Eve"), born())
            .withStanding(Standing.PROVISIONAL)
            .withNir("2400138999999");
    return new RsfInvoice(
        person,
        Insured.of(person),
        4_711,
        123_456,
        LocalDate.of(2023, 3, 3),
        RsfInvoices.FINESS,
        3,
        0,
        List.of(
            new Line.Fee("CS", new Price(100, 2_500, 70)),
            new Line.Fee("B", new Price(3_600, 25, 60)),
            new Line.Biology(List.of("1104", "0552", "0592"))));
  }

  private static Birth born() {
    return new Birth(LocalDate.of(1940, 1, 15), false, Gazetteer.COMMUNES.get(0).asBirthPlace());
  }

  private static RsfInvoice with(RsfInvoice invoice, List<Line> lines) {
    return new RsfInvoice(
        invoice.person(),
        invoice.insured(),
        invoice.number(),
        invoice.admission(),
        invoice.day(),
        invoice.finess(),
        invoice.statusAmo(),
        invoice.skew(),
        lines);
  }
}
