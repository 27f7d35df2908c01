package org.estuaire.lab.hl7;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.reading.Said;

/** Writes the OBX and NTE of the results of one order. */
final class ResultSegments {

  /** A reader takes an earlier result for a new one when it is not clearly older. */
  private static final Duration CLEARLY_OLDER = Duration.ofDays(1);

  private static final Map<String, String> SUBTYPES =
      Map.of(
          "application/pdf", "PDF",
          "text/xml", "XML",
          "application/rtf", "RTF",
          "image/jpeg", "JPEG",
          "image/png", "PNG",
          "image/gif", "GIF",
          "image/tiff", "TIFF",
          "application/dicom", "DICOM");

  private final LabOrder order;
  private final ZoneId zone;
  private int rank;

  /**
   * @param zone where the clocks of its readers stand
   */
  ResultSegments(LabOrder order, ZoneId zone) {
    this.order = order;
    this.zone = zone;
  }

  /** Empty for an earlier result that could be mistaken for a new one. */
  String of(LabResult result) {
    if (result.previous() && !isClearlyOlder(result)) {
      return "";
    }
    rank++;
    Said said = Said.of(result);
    SegmentWriter obx = new SegmentWriter("OBX").field(1, Integer.toString(rank));
    value(obx, said.value());
    coding(obx, result);
    obx.field(4, result.subId());
    if (said.value() instanceof ResultValue.Quantity || said.value() instanceof ResultValue.Text) {
      unit(obx, said);
    }
    obx.field(7, range(said.range()))
        .encoded(8, flags(result))
        .field(11, result.previous() ? ResultStatus.FINAL.code() : result.status().code())
        .field(14, Hl7OruWriter.time(result.observedAt(), zone));
    if (!result.method().isEmpty()) {
      obx.field(17, "", result.method());
    }
    return obx.line() + notes(result, said);
  }

  /** The masks in force, as flags of the ANS profile. */
  String flags(Visibility visibility) {
    StringBuilder flags = new StringBuilder();
    for (MetadataFlag flag : MetadataFlag.values()) {
      if (flag.mask().filter(visibility.masks()::contains).isPresent()) {
        rank++;
        flags.append(
            new SegmentWriter("OBX")
                .field(1, Integer.toString(rank))
                .field(2, "CE")
                .field(3, flag.name(), "", MetadataFlag.SYSTEM)
                .field(5, "Y", "", "expandedYes-NoIndicator")
                .field(11, "F")
                .line());
      }
    }
    return flags.toString();
  }

  private boolean isClearlyOlder(LabResult result) {
    Optional<Instant> collected = order.collectedAt();
    return result.observedAt().isPresent()
        && collected.isPresent()
        && result.observedAt().get().isBefore(collected.get().minus(CLEARLY_OLDER));
  }

  private static String flags(LabResult result) {
    return SegmentWriter.escaped(result.flags()).replace(' ', '~');
  }

  private static void coding(SegmentWriter obx, LabResult result) {
    Coding coding = result.coding();
    String loinc = result.normalised().map(Normalised::loinc).orElse("");
    String system = coding.system().isEmpty() ? "L" : coding.system();
    if (loinc.isEmpty() || loinc.equals(coding.code())) {
      // A format without room for the system of a code may have named a LOINC code without it.
      obx.field(
          3,
          coding.code(),
          coding.label(),
          loinc.isEmpty() ? system : Coding.LOINC,
          coding.alternateCode(),
          "",
          coding.alternateCode().isEmpty() ? "" : coding.alternateSystem());
    } else {
      obx.field(3, loinc, coding.label(), Coding.LOINC, coding.code(), coding.label(), system);
    }
  }

  private static void unit(SegmentWriter obx, Said said) {
    if (said.isUcum()) {
      obx.field(6, said.unit(), said.unit(), "UCUM");
    } else {
      obx.field(6, said.unit());
    }
  }

  private static void value(SegmentWriter obx, ResultValue value) {
    if (value instanceof ResultValue.Quantity quantity) {
      String number = quantity.number().toPlainString();
      if (quantity.comparator().isEmpty()) {
        obx.field(2, "NM").field(5, number);
      } else {
        obx.field(2, "SN").field(5, quantity.comparator(), number);
      }
    } else if (value instanceof ResultValue.Ratio ratio) {
      obx.field(2, "SN")
          .field(
              5, "", ratio.numerator().toPlainString(), ":", ratio.denominator().toPlainString());
    } else if (value instanceof ResultValue.Coded coded) {
      String system = coded.system().isEmpty() ? "L" : coded.system();
      obx.field(2, "CE").field(5, coded.code(), coded.label(), system);
    } else if (value instanceof ResultValue.Document document) {
      document(obx, document);
    } else if (value instanceof ResultValue.Text text) {
      obx.field(2, "TX").encoded(5, lines(text.text()));
    }
  }

  private static void document(SegmentWriter obx, ResultValue.Document document) {
    String subtype = SUBTYPES.getOrDefault(document.mediaType(), "");
    boolean text = document.mediaType().startsWith("text/");
    String type = text ? "TEXT" : "AP";
    String data = Base64.getEncoder().encodeToString(document.content().bytes());
    obx.field(2, "ED")
        .encoded(
            5,
            "^"
                + type
                + "^"
                + (subtype.isEmpty() ? text ? "PLAIN" : "OCTET-STREAM" : subtype)
                + "^Base64^"
                + data);
  }

  private static String range(ReferenceRange range) {
    Optional<BigDecimal> low = range.low();
    Optional<BigDecimal> high = range.high();
    if (low.isPresent() && high.isPresent()) {
      return low.get().toPlainString() + "-" + high.get().toPlainString();
    }
    if (low.isPresent()) {
      return "> " + low.get().toPlainString();
    }
    return high.map(bound -> "< " + bound.toPlainString()).orElse(range.text());
  }

  private static String notes(LabResult result, Said said) {
    StringBuilder notes = new StringBuilder();
    if (!result.comment().isEmpty()) {
      notes.append(
          new SegmentWriter("NTE")
              .field(1, "1")
              .field(2, "L")
              .encoded(3, lines(result.comment()))
              .line());
    }
    if (said.differs()) {
      notes.append(
          new SegmentWriter("NTE")
              .field(1, "2")
              .field(2, "L")
              .encoded(3, lines(said.line()))
              .field(4, OrderGroups.AS_SENT, "Valeur telle qu'envoyée", "L")
              .line());
    }
    return notes.toString();
  }

  /** A repetition for each line. */
  private static String lines(String text) {
    return String.join(
        "~", text.replace("\r\n", "\n").lines().map(SegmentWriter::escaped).toList());
  }
}
