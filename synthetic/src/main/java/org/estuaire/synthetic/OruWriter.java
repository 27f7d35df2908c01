package org.estuaire.synthetic;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estuaire.exchange.Partner;
import org.estuaire.synthetic.LabMessage.Order;
import org.estuaire.synthetic.LabMessage.Result;

/** Writes HL7 v2 ORU^R01 messages in the dialect of a laboratory. */
final class OruWriter {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);
  private static final List<String> PRESCRIBERS =
      List.of(
          Luhn.complete("1099900001") + "^TESTARD^Ariane",
          Luhn.complete("1099900002") + "^EXEMPLAIRE^Basile",
          Luhn.complete("1099900003") + "^MODELE^Coralie");

  private final Laboratory laboratory;
  private final PidSegment pid;

  OruWriter(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.pid = new PidSegment(laboratory);
  }

  /** The message in the laboratory's charset. */
  byte[] bytes(LabMessage message) {
    return encoded(segments(message));
  }

  /** Segments in the laboratory's charset, each with its end. */
  byte[] encoded(List<String> segments) {
    String end = laboratory.wire().segmentEnd();
    return (String.join(end, segments) + end).getBytes(laboratory.wire().charset());
  }

  List<String> segments(LabMessage message) {
    List<String> segments = new ArrayList<>();
    segments.add(msh(message));
    segments.add(pid.of(message.person()));
    segments.add("PV1|1|O");
    int rank = 0;
    for (Order order : message.orders()) {
      rank++;
      String filler = message.number() + "-" + rank;
      segments.add("ORC|RE|" + message.number() + "|" + filler);
      segments.add(obr(message, order, rank, filler));
      addResults(segments, order);
    }
    return segments;
  }

  private String msh(LabMessage message) {
    Laboratory.Sender sender = laboratory.sender();
    String type = laboratory == Laboratory.VAL_MARNON ? "ORU^R01" : "ORU^R01^ORU_R01";
    return String.join(
        "|",
        "MSH|^~\\&",
        sender.application(),
        sender.facility(),
        "ESTUAIRE",
        "PAYSDESTRAN",
        time(message.issued()),
        "",
        type,
        message.controlId(),
        "P",
        laboratory.wire().version(),
        "",
        "",
        "",
        "",
        "FRA",
        laboratory.wire().msh18());
  }

  private String obr(LabMessage message, Order order, int rank, String filler) {
    String[] fields = new String[26];
    Arrays.fill(fields, "");
    fields[0] = "OBR";
    fields[1] = Integer.toString(rank);
    fields[2] = message.number();
    fields[3] = filler;
    fields[4] = order.panel().code() + "^" + text(order.panel().label()) + "^L";
    fields[7] = time(message.collected());
    fields[14] = time(message.collected().plusMinutes(40));
    fields[16] = PRESCRIBERS.get(message.person().number() % PRESCRIBERS.size());
    fields[22] = time(message.issued());
    fields[25] = message.orderStatus();
    return String.join("|", fields);
  }

  private void addResults(List<String> segments, Order order) {
    int rank = 0;
    for (Result result : order.results()) {
      segments.add(obx(++rank, result));
      if (!result.comment().isEmpty()) {
        segments.add("NTE|1|L|" + text(result.comment()));
      }
    }
  }

  private String obx(int rank, Result result) {
    String observed = result.observed() == null ? "" : time(result.observed());
    String code = result.code().code() + "^" + text(result.label()) + "^" + result.code().system();
    String line =
        String.join(
            "|",
            "OBX",
            Integer.toString(rank),
            result.type(),
            code,
            result.subId(),
            result.value(),
            text(result.unit()),
            text(result.range()),
            result.flag(),
            "",
            "",
            result.status());
    return observed.isEmpty() ? line : line + "|||" + observed;
  }

  String time(LocalDateTime when) {
    return laboratory == Laboratory.VAL_MARNON
        ? LOCAL.format(when)
        : ZONED.format(when.atZone(Partner.METROPOLITAN_FRANCE));
  }

  private String text(String plain) {
    return Hl7Text.escaped(Hl7Text.writable(plain, laboratory.wire().charset()));
  }
}
