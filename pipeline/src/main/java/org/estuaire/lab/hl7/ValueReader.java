package org.estuaire.lab.hl7;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;

/**
 * Reads OBX-5 as OBX-2 says (HL7 v2.5, 7.4.2): a string stays a string, whatever it looks like. The
 * text that was sent is always kept beside.
 */
final class ValueReader {

  private static final int TYPE = 2;
  private static final int VALUE = 5;
  private static final String DELETE = "\"\"";

  private ValueReader() {}

  /**
   * A value as sent and as meant.
   *
   * @param text what OBX-5 says, its repetitions as lines
   */
  record Read(ResultValue value, String text) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Read[…]";
    }
  }

  /** Encapsulated data, or a pointer to data elsewhere, which is never followed. */
  static boolean isDocument(Segment obx) {
    String type = obx.value(TYPE);
    return type.equals("ED") || type.equals("RP");
  }

  /** The value of a result that several OBX may tell together. */
  static Read readAll(List<Segment> members, Remarks remarks) {
    if (members.size() == 1) {
      return read(members.get(0), remarks);
    }
    List<Read> all = members.stream().map(obx -> read(obx, remarks)).toList();
    String text =
        all.stream().map(Read::text).distinct().count() == 1 ? all.get(0).text() : lines(all);
    if (all.stream().map(Read::value).distinct().count() == 1) {
      return new Read(all.get(0).value(), text);
    }
    boolean texts =
        all.stream()
            .allMatch(
                read ->
                    read.value() instanceof ResultValue.Text
                        || read.value() instanceof ResultValue.Absent);
    if (!texts) {
      remarks.add(Hl7Finding.SEVERAL_VALUES, members.get(1), VALUE, "");
    }
    return new Read(new ResultValue.Text(text), text);
  }

  private static String lines(List<Read> all) {
    return all.stream().map(Read::text).collect(Collectors.joining("\n")).strip();
  }

  private static Read read(Segment obx, Remarks remarks) {
    String type = obx.value(TYPE);
    if (isDocument(obx)) {
      return document(obx, remarks);
    }
    String text = String.join("\n", obx.texts(VALUE)).strip();
    if (text.isEmpty() || text.equals(DELETE)) {
      return new Read(new ResultValue.Absent(), text);
    }
    return new Read(value(type, obx, text, remarks), type.equals("SN") ? words(obx) : text);
  }

  /** The components of SN as a laboratory prints them. */
  private static String words(Segment obx) {
    Repetition sn = obx.first(VALUE);
    return sn.component(1) + sn.component(2) + sn.component(3) + sn.component(4);
  }

  /** A document that is not here, or can't be read, is at least announced. */
  private static Read document(Segment obx, Remarks remarks) {
    Optional<ResultValue.Document> document =
        EncapsulatedData.read(obx.first(VALUE), obx.value(3, 2));
    if (document.isPresent()) {
      return new Read(document.get(), "");
    }
    boolean expected = !obx.isEmpty(VALUE) || obx.value(TYPE).equals("RP");
    if (expected) {
      // Several may be missing: each is called by its test.
      remarks.add(Hl7Finding.DOCUMENT_NOT_LOADED, obx, VALUE, obx.value(3));
    }
    return new Read(new ResultValue.Absent(), "");
  }

  private static ResultValue value(String type, Segment obx, String text, Remarks remarks) {
    switch (type) {
      case "NM":
        return numeric(obx, text, remarks);
      case "SN":
        return structured(obx, text, remarks);
      case "CE":
      case "CWE":
      case "CNE":
      case "CF":
        return coded(obx, text);
      case "ST":
      case "TX":
      case "FT":
      case "":
      case "DT":
      case "TM":
      case "TS":
      case "DTM":
        return new ResultValue.Text(text);
      default:
        remarks.add(Hl7Finding.VALUE_TYPE_UNKNOWN, obx, TYPE, type);
        return new ResultValue.Text(text);
    }
  }

  private static ResultValue numeric(Segment obx, String text, Remarks remarks) {
    return NumberReader.value(text).orElseGet(() -> notNumeric(obx, text, remarks));
  }

  private static ResultValue notNumeric(Segment obx, String text, Remarks remarks) {
    remarks.add(Hl7Finding.NOT_A_NUMBER, obx, VALUE, text);
    return new ResultValue.Text(text);
  }

  /** SN: comparator ^ number ^ separator ^ number. */
  private static ResultValue structured(Segment obx, String text, Remarks remarks) {
    Repetition sn = obx.first(VALUE);
    String comparator = sn.component(1);
    String first = sn.component(2);
    String separator = sn.component(3);
    String second = sn.component(4);
    if (separator.isEmpty() && second.isEmpty()) {
      // Some senders fill in the first component alone, as if it were a number.
      Optional<ResultValue> value =
          first.isEmpty()
              ? NumberReader.value(comparator)
              : NumberReader.quantity(comparator, first);
      return value.orElseGet(() -> notNumeric(obx, text, remarks));
    }
    boolean titre = separator.equals(":") || separator.equals("/");
    return Optional.of(comparator)
        .filter(c -> titre && c.isEmpty())
        .flatMap(c -> NumberReader.ratio(first, second))
        .orElseGet(() -> new ResultValue.Text(comparator + first + separator + second));
  }

  private static ResultValue coded(Segment obx, String text) {
    List<Repetition> repetitions = obx.repetitions(VALUE);
    if (repetitions.size() == 1) {
      ResultValue value = coded(repetitions.get(0));
      return label(value).isEmpty() ? new ResultValue.Text(text) : value;
    }
    String labels =
        repetitions.stream()
            .map(r -> label(coded(r)))
            .filter(label -> !label.isEmpty())
            .collect(Collectors.joining("\n"));
    return new ResultValue.Text(labels.isEmpty() ? text : labels);
  }

  private static ResultValue coded(Repetition ce) {
    boolean main = !ce.component(1).isEmpty() || !ce.component(2).isEmpty();
    int at = main ? 1 : 4;
    String code = ce.component(at);
    String label = ce.component(at + 1);
    String system = ce.component(at + 2);
    if (code.isEmpty() || label.isEmpty() && system.isEmpty()) {
      // A text in the place of a code, or the original text (CWE-9).
      String words = code + label;
      return new ResultValue.Text(words.isEmpty() ? ce.component(9) : words);
    }
    return new ResultValue.Coded(code, system, label);
  }

  /** The words of a value, for one line of several. */
  private static String label(ResultValue value) {
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Text words ? words.text() : "";
  }
}
