package org.estuaire.lab.fhir;

import java.util.Set;
import org.estuaire.exchange.Places;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;
import org.estuaire.lab.model.ResultField;

/** Where the parts of a report stand in a bundle, as paths: {@code Bundle.entry[3].Observation}. */
final class PathPlaces {

  /** What a value or a time may be in FHIR; any other word is the sender's own. */
  private static final Set<String> TYPES =
      Set.of(
          "Boolean",
          "CodeableConcept",
          "DateTime",
          "Instant",
          "Integer",
          "Period",
          "Quantity",
          "Range",
          "Ratio",
          "SampledData",
          "String",
          "Time",
          "Timing");

  private PathPlaces() {}

  private static String choice(Element part, String prefix) {
    String name = part.choice(prefix);
    return !name.isEmpty() && TYPES.contains(name.substring(prefix.length()))
        ? name
        : prefix + "[x]";
  }

  /**
   * @param path of the observation or component
   * @param value the name of its value: {@code valueQuantity}
   * @param effective the name of its time: {@code effectiveDateTime}
   */
  record OfResult(String path, String value, String effective, long line)
      implements Places<ResultField> {

    static OfResult of(Element part, String path, long line) {
      return new OfResult(path, choice(part, "value"), choice(part, "effective"), line);
    }

    @Override
    public String name(ResultField field) {
      return switch (field) {
        case CODE -> path + ".code";
        case SUB_ID -> path + ".identifier";
        case VALUE -> path + "." + value;
        case UNIT -> path + "." + value + ".unit";
        case RANGE -> path + ".referenceRange[0]";
        case OBSERVED -> path + "." + effective;
      };
    }

    @Override
    public long line(ResultField field) {
      return line;
    }
  }

  /**
   * @param root the report, or what stands for one
   */
  record OfOrder(Resource root, long line) implements Places<OrderField> {
    @Override
    public String name(OrderField field) {
      return switch (field) {
        case NUMBER -> root.at("identifier");
        case VERSION -> root.at("issued");
        case COLLECTED -> root.at("specimen.collection.collectedDateTime");
        case RECEIVED -> root.at("specimen.receivedTime");
      };
    }

    @Override
    public long line(OrderField field) {
      return line;
    }
  }

  record OfReport(long line) implements Places<ReportField> {
    @Override
    public String name(ReportField field) {
      return switch (field) {
        case SENDER -> "DiagnosticReport.performer";
        case ISSUED -> "DiagnosticReport.issued";
        case NAMES -> "Patient.name";
      };
    }

    @Override
    public long line(ReportField field) {
      return line;
    }
  }
}
