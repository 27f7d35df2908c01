package org.estuaire.lab.cda;

import org.estuaire.exchange.Places;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;
import org.estuaire.lab.model.ResultField;

/** Where the parts of a report stand in a document, as paths of elements. */
final class ElementPlaces {

  private ElementPlaces() {}

  /**
   * @param place how findings call the observation: {@code observation[3]}
   */
  record OfResult(Element observation, String place) implements Places<ResultField> {
    @Override
    public String name(ResultField field) {
      return switch (field) {
        case CODE -> place + "/code";
        case SUB_ID -> place + "/id";
        case VALUE -> place + "/value";
        case UNIT -> place + "/value/@unit";
        case RANGE -> place + "/referenceRange";
        case OBSERVED -> place + "/effectiveTime";
      };
    }

    @Override
    public long line(ResultField field) {
      Element named = observation.first(element(field));
      return named.isPresent() ? named.line() : observation.line();
    }

    private static String element(ResultField field) {
      return switch (field) {
        case CODE -> "code";
        case SUB_ID -> "id";
        case VALUE, UNIT -> "value";
        case RANGE -> "referenceRange";
        case OBSERVED -> "effectiveTime";
      };
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return place;
    }
  }

  record OfOrder(Element document) implements Places<OrderField> {
    @Override
    public String name(OrderField field) {
      return switch (field) {
        case NUMBER -> "setId";
        case VERSION -> "effectiveTime";
        case COLLECTED -> "procedure/effectiveTime";
        case RECEIVED -> "act[SPRECEIVE]/effectiveTime";
      };
    }

    @Override
    public long line(OrderField field) {
      Element named = document.first(name(field));
      return named.isPresent() ? named.line() : document.line();
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "OfOrder[…]";
    }
  }

  record OfReport(Element document) implements Places<ReportField> {
    @Override
    public String name(ReportField field) {
      return switch (field) {
        case SENDER -> "custodian";
        case ISSUED -> "effectiveTime";
        case NAMES -> "recordTarget/patientRole/patient/name";
      };
    }

    @Override
    public long line(ReportField field) {
      Element named = document.first(name(field).split("/"));
      return named.isPresent() ? named.line() : document.line();
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "OfReport[…]";
    }
  }
}
