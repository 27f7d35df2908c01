package org.estuaire.lab.hprim.sante;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;

/**
 * Reads OBX-6 as OBX-3 says: a string stays a string, whatever it looks like. The text that was
 * sent is always kept beside.
 */
final class ValueReader {

  static final int TYPE = 3;
  static final int VALUE = 6;
  static final String PLAIN_TEXT = "text/plain; charset=utf-8";

  /** LOINC codes of whole reports: laboratory, pathology, imaging. Their text is a document. */
  static final Set<String> WHOLE_REPORTS = Set.of("11502-2", "11526-1", "18748-4");

  private final Remarks remarks;

  ValueReader(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A value as sent and as meant. */
  record Read(ResultValue value, String text) {
    private static final Read NOTHING = new Read(new ResultValue.Absent(), "");

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Read[…]";
    }
  }

  Read read(Segment obx, Coding coding) {
    if (obx.isEmpty(VALUE)) {
      return Read.NOTHING;
    }
    String text = obx.text(VALUE);
    String type = obx.value(TYPE);
    switch (type) {
      case "NM":
        return new Read(number(obx, text), text);
      case "ST":
      case "":
        return new Read(new ResultValue.Text(text), text);
      case "CE":
        return new Read(coded(obx), text);
      case "TX":
        return lines(obx, coding);
      case "FIC":
        return file(obx, text, coding);
      default:
        return other(obx, type);
    }
  }

  private ResultValue number(Segment obx, String text) {
    return NumberReader.value(text)
        .orElseGet(
            () -> {
              remarks.add(HprimSanteFinding.NOT_A_NUMBER, obx, VALUE, text);
              return new ResultValue.Text(text);
            });
  }

  private static Read lines(Segment obx, Coding coding) {
    String text = obx.lines(VALUE).strip();
    if (text.isEmpty()) {
      return Read.NOTHING;
    }
    boolean report = coding.system().equals(Coding.LOINC) && WHOLE_REPORTS.contains(coding.code());
    return new Read(report ? document(coding, text) : new ResultValue.Text(text), text);
  }

  private static ResultValue document(Coding coding, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ResultValue.Document(PLAIN_TEXT, coding.label(), DocumentContent.of(bytes));
  }

  /** A file that lies beside this one at the sender (directory, name, kind): all we have of it. */
  private Read file(Segment obx, String text, Coding coding) {
    remarks.add(HprimSanteFinding.FILE_NOT_SENT, obx, VALUE, text);
    String name = obx.component(VALUE, 2);
    String notice =
        "Fichier annexe annoncé par le laboratoire, non transmis : "
            + (name.isEmpty() ? text : name);
    return new Read(document(coding, notice), text);
  }

  private Read other(Segment obx, String type) {
    switch (type) {
      case "GC":
      case "GB":
      case "GN":
      case "AD":
      case "CK":
      case "CNA":
      case "DT":
      case "PN":
      case "TN":
        break;
      default:
        remarks.add(HprimSanteFinding.VALUE_TYPE_UNKNOWN, obx, TYPE, type);
    }
    String words =
        obx.repetitions(VALUE).stream()
            .map(components -> words(components, " "))
            .collect(Collectors.joining("\n"));
    return new Read(new ResultValue.Text(words), words);
  }

  private static String words(List<String> components, String between) {
    return components.stream()
        .filter(component -> !component.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static ResultValue coded(Segment obx) {
    List<List<String>> all = obx.repetitions(VALUE);
    if (all.size() > 1) {
      return new ResultValue.Text(
          all.stream().map(ValueReader::label).collect(Collectors.joining("\n")));
    }
    List<String> ce = all.get(0);
    String code = component(ce, 1);
    String label = component(ce, 2);
    String system = component(ce, 3);
    boolean both = !code.isEmpty() && !(label.isEmpty() && system.isEmpty());
    return both ? new ResultValue.Coded(code, system, label) : new ResultValue.Text(label(ce));
  }

  private static String label(List<String> ce) {
    String label = component(ce, 2);
    return label.isEmpty() ? words(ce, " ") : label;
  }

  private static String component(List<String> components, int number) {
    return components.size() < number ? "" : components.get(number - 1);
  }
}
