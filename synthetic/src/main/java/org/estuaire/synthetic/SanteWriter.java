package org.estuaire.synthetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estuaire.synthetic.LabMessage.Order;
import org.estuaire.synthetic.LabMessage.Result;

/** Writes HPRIM Santé result files (H2.2, ISO-8859-1): one H, a person per report, one L. */
final class SanteWriter {

  private static final Charset CHARSET = StandardCharsets.ISO_8859_1;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final Laboratory laboratory;

  SanteWriter(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  byte[] head(LocalDateTime issued) {
    return bytes(
        List.of(
            "H|~^\\&|"
                + laboratory.prefix()
                + ".HPR||"
                + laboratory.prefix()
                + "~LABORATOIRE||ORU|||ESTUAIRE~ENTREPOT||P|H2.2~C|"
                + TIME.format(issued)));
  }

  /** L with its number of persons. */
  byte[] tail(int persons) {
    return bytes(List.of("L|1||" + persons));
  }

  /** A person with the orders of a report. */
  byte[] report(LabMessage message, int rank) {
    List<String> rows = new ArrayList<>();
    rows.add(person(message.person(), rank));
    int order = 0;
    for (Order of : message.orders()) {
      rows.add(obr(message, of, ++order));
      addResults(rows, of);
    }
    return bytes(rows);
  }

  private String person(Person person, int rank) {
    String[] fields = row("P", 13);
    fields[1] = Integer.toString(rank);
    fields[3] = LocalIds.laboratory(laboratory, person);
    String name = person.used().name().isEmpty() ? person.birthName() : person.used().name();
    fields[5] = text(name) + "~" + text(person.firstGivenName());
    fields[6] = text(person.birthName());
    fields[7] = DAY.format(person.birth().date());
    fields[8] = person.sex().code();
    fields[10] =
        text(person.home().line())
            + "~~"
            + text(person.home().commune().name())
            + "~~"
            + person.home().commune().postcode();
    fields[12] = person.phone();
    return String.join("|", fields);
  }

  private static String obr(LabMessage message, Order order, int rank) {
    String[] fields = row("OBR", 26);
    fields[1] = Integer.toString(rank);
    fields[2] = message.number();
    fields[3] = "~" + message.number() + "-" + rank;
    fields[4] = order.panel().code() + "~" + text(order.panel().label()) + "~L";
    fields[7] = TIME.format(message.collected());
    fields[14] = TIME.format(message.collected().plusMinutes(40));
    fields[22] = TIME.format(message.issued());
    fields[25] = message.orderStatus();
    return String.join("|", fields);
  }

  private static void addResults(List<String> rows, Order order) {
    int rank = 0;
    for (Result result : order.results()) {
      rows.add(obx(++rank, result));
      if (!result.comment().isEmpty()) {
        rows.add("C|1|L|" + text(result.comment()));
      }
    }
  }

  private static String obx(int rank, Result result) {
    String[] fields = row("OBX", 12);
    fields[1] = Integer.toString(rank);
    // A comparator before a number is a text here.
    fields[2] = result.type().equals("SN") ? "ST" : result.type();
    fields[3] = result.code().code() + "~" + text(result.label()) + "~" + result.code().system();
    fields[4] = result.subId();
    fields[5] = result.type().equals("SN") ? result.value().replace("^", "") : text(result.value());
    fields[6] = text(result.unit());
    fields[7] = text(result.range());
    fields[8] = result.flag();
    fields[11] = result.status();
    return String.join("|", fields);
  }

  private static String[] row(String type, int length) {
    String[] fields = new String[length];
    Arrays.fill(fields, "");
    fields[0] = type;
    return fields;
  }

  private static String text(String plain) {
    return Hl7Text.writable(plain, CHARSET).replaceAll("[|~^\\\\&\r\n]", " ");
  }

  private static byte[] bytes(List<String> rows) {
    return (String.join("\r\n", rows) + "\r\n").getBytes(CHARSET);
  }
}
