package org.estuaire.synthetic;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.estuaire.synthetic.RsfInvoice.Line;
import org.estuaire.synthetic.RsfInvoice.Price;

/**
 * Writes RSF-ACE lines (ATIH, layout in force since 2022; the one of 2018 is its beginning). The
 * letter in column 1 chooses the layout.
 */
final class RsfWriter {

  /** Widths of the lines in one year. */
  enum Layout {
    SINCE_2022(310, 164, 161, 128, 165, 137, 128),
    OF_2018(265, 155, 152, 112, 156, 128, 119);

    private final int[] widths;

    Layout(int... widths) {
      this.widths = widths;
    }

    private int width(char letter) {
      return widths["ABCHLMP".indexOf(letter)];
    }
  }

  private static final Charset CHARSET = Charset.forName("windows-1252");
  private static final String LINE_END = "\r\n";

  private final Layout layout;

  RsfWriter(Layout layout) {
    this.layout = layout;
  }

  /** Head and lines of one invoice. */
  byte[] bytes(RsfInvoice invoice) {
    return encoded(lines(invoice));
  }

  byte[] encoded(List<String> lines) {
    return (String.join(LINE_END, lines) + LINE_END).getBytes(CHARSET);
  }

  List<String> lines(RsfInvoice invoice) {
    List<String> lines = new ArrayList<>();
    lines.add(head(invoice));
    invoice.lines().forEach(line -> lines.add(detail(invoice, line)));
    return lines;
  }

  private String head(RsfInvoice invoice) {
    Person person = invoice.person();
    FixedLine line = new FixedLine(layout.width('A'));
    line.text(1, "A" + invoice.finess() + invoice.finess())
        .text(20, person.isWoman() ? "22" : "11")
        .text(22, invoice.insured().nir() + invoice.insured().key() + "000")
        .number(40, 9, invoice.admission())
        .text(49, person.nir() + Nir.key(person.nir()))
        .text(65, "110")
        .text(68, "00")
        .text(70, "01")
        .text(74, "01")
        .day(76, person.birth().date())
        .text(84, "1")
        .day(85, invoice.day())
        .day(93, invoice.day())
        .text(101, person.home().commune().postcode());
    totals(line, invoice);
    settlement(line, invoice);
    if (layout == Layout.SINCE_2022) {
      line.text(266, LocalIds.hospital(person));
      person.ins().ifPresent(ins -> line.text(286, ins));
      line.number(302, 9, invoice.number());
    }
    return line.toString();
  }

  /** Services and devices go into the hospital totals, fees into the others. */
  private static void totals(FixedLine line, RsfInvoice invoice) {
    List<Price> services = prices(invoice, Line.Service.class);
    List<Price> fees = prices(invoice, Line.Fee.class);
    int devices =
        invoice.lines().stream()
            .mapToInt(each -> each instanceof Line.Device device ? device.cents() : 0)
            .sum();
    int hospital = services.stream().mapToInt(Price::base).sum() + devices;
    int fee = fees.stream().mapToInt(Price::base).sum() + invoice.skew();
    line.number(106, 8, hospital)
        .number(114, 8, services.stream().mapToInt(Price::amo).sum())
        .number(122, 8, fee)
        .number(130, 8, fees.stream().mapToInt(Price::amo).sum())
        .number(138, 8, 0)
        .number(146, 8, services.stream().mapToInt(Price::amc).sum())
        .number(154, 8, fees.stream().mapToInt(Price::amc).sum())
        .number(162, 8, hospital);
  }

  private static void settlement(FixedLine line, RsfInvoice invoice) {
    line.text(172, "110")
        .number(194, 9, 0)
        .number(203, 8, 0)
        .text(211, "0")
        .day(212, invoice.day().plusDays(7))
        .text(260, invoice.statusAmo() + "19")
        .text(263, "000");
    if (invoice.statusAmo() == 3) {
      line.day(236, invoice.day().plusDays(17));
    }
  }

  private static List<Price> prices(RsfInvoice invoice, Class<? extends Line> kind) {
    return invoice.lines().stream().filter(kind::isInstance).map(RsfWriter::price).toList();
  }

  private static Price price(Line line) {
    return line instanceof Line.Service service ? service.price() : ((Line.Fee) line).price();
  }

  private String detail(RsfInvoice invoice, Line detail) {
    if (detail instanceof Line.Service service) {
      return service(invoice, service);
    }
    if (detail instanceof Line.Fee fee) {
      return fee(invoice, fee);
    }
    if (detail instanceof Line.Biology biology) {
      return biology(invoice, biology);
    }
    if (detail instanceof Line.Technical technical) {
      return technical(invoice, technical);
    }
    if (detail instanceof Line.Drug drug) {
      return drug(invoice, drug);
    }
    return device(invoice, (Line.Device) detail);
  }

  private String service(RsfInvoice invoice, Line.Service service) {
    Price price = service.price();
    FixedLine line = begin('B', invoice).text(62, "07").day(70, invoice.day());
    line.text(78, service.act())
        .text(83, "001")
        .number(86, 6, price.coefficient())
        .text(92, "0")
        .number(93, 5, 10_000);
    return shares(line, price, 100).toString();
  }

  /** A fee of a doctor bears a specialty and a coefficient of its own; biology bears neither. */
  private String fee(RsfInvoice invoice, Line.Fee fee) {
    Price price = fee.price();
    boolean biology = fee.act().equals("B");
    FixedLine line = begin('C', invoice).text(62, "07").text(67, "0");
    line.text(68, biology ? "00" : "01")
        .day(70, invoice.day())
        .text(78, fee.act())
        .text(83, "001")
        .number(86, 6, price.coefficient())
        .text(92, "00")
        .text(148, biology ? "     " : "10000");
    return shares(line, price, 94).toString();
  }

  /** Unit price, base, rate, share of the scheme, expense, share of the complementary body. */
  private static FixedLine shares(FixedLine line, Price price, int position) {
    return line.number(position, 7, price.unit())
        .number(position + 7, 8, price.base())
        .number(position + 15, 3, price.rate())
        .number(position + 18, 8, price.amo())
        .number(position + 26, 8, price.base())
        .number(position + 34, 7, price.amc());
  }

  private String biology(RsfInvoice invoice, Line.Biology biology) {
    FixedLine line = begin('L', invoice).text(62, "07");
    IntStream.range(0, biology.acts().size())
        .forEach(
            i ->
                line.day(67 + i * 18, invoice.day())
                    .text(75 + i * 18, "01")
                    .text(77 + i * 18, "0000" + biology.acts().get(i)));
    return line.toString();
  }

  private String technical(RsfInvoice invoice, Line.Technical technical) {
    return begin('M', invoice)
        .text(62, "07")
        .day(67, invoice.day())
        .text(75, technical.ccam())
        .text(89, "1")
        .text(90, "0")
        .toString();
  }

  private String drug(RsfInvoice invoice, Line.Drug drug) {
    return begin('H', invoice)
        .day(62, invoice.day())
        .text(70, drug.ucd())
        .text(77, "10000")
        .number(82, 7, drug.cents())
        .text(89, "00000000000000")
        .text(103, "001")
        .number(106, 7, drug.cents())
        .text(113, "I000000")
        .toString();
  }

  private String device(RsfInvoice invoice, Line.Device device) {
    return begin('P', invoice)
        .day(62, invoice.day())
        .text(70, device.lpp())
        .text(83, "01")
        .number(85, 7, device.cents())
        .number(92, 7, device.cents())
        .number(99, 7, device.cents())
        .text(106, "00000000000000")
        .toString();
  }

  /** Columns 1 to 61, the same for every detail, and the invoice number at the end since 2022. */
  private FixedLine begin(char letter, RsfInvoice invoice) {
    Person person = invoice.person();
    int width = layout.width(letter);
    FixedLine line = new FixedLine(width);
    line.text(1, letter + invoice.finess() + invoice.finess())
        .text(20, invoice.insured().nir() + invoice.insured().key() + "000")
        .number(38, 9, invoice.admission())
        .text(47, person.nir() + Nir.key(person.nir()));
    return layout == Layout.SINCE_2022 ? line.number(width - 8, 9, invoice.number()) : line;
  }
}
