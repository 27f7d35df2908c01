package org.estuaire.lab.hl7;

import java.util.Set;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;

/**
 * Reports in words: imaging, pathology and hospital letters come as ORU like laboratory results,
 * and are documents of the person all the same.
 */
final class Letters {

  /** Diagnostic services whose texts are reports (OBR-24, table 0074). */
  private static final Set<String> SERVICES =
      Set.of("RAD", "RX", "CT", "CUS", "RUS", "OUS", "VUS", "NMR", "NMS", "EC", "EN", "XRC");

  /** LOINC codes of documents: imaging, pathology, discharge, hospital stay, consultation. */
  private static final Set<String> DOCUMENTS =
      Set.of(
          "11488-4", "11502-2", "11506-3", "11526-1", "11528-7", "18748-4", "18842-5", "34112-3",
          "34133-9", "34105-7", "28570-0", "68604-8");

  private Letters() {}

  /** The order with its reports in words as documents. */
  static LabOrder kept(LabOrder order, OrderGroups.Group group) {
    boolean service = SERVICES.contains(group.obr().value(24));
    if (!service && order.results().stream().noneMatch(Letters::isDocument)) {
      return order;
    }
    return order.withResults(
        order.results().stream()
            .map(result -> service || isDocument(result) ? letter(result) : result)
            .toList());
  }

  private static boolean isDocument(LabResult result) {
    return DOCUMENTS.contains(result.coding().code())
        || DOCUMENTS.contains(result.coding().alternateCode());
  }

  private static LabResult letter(LabResult result) {
    ResultValue value = DocumentOrders.letter(result);
    return value instanceof ResultValue.Document
        ? DocumentOrders.as(result, result.status(), value)
        : result;
  }
}
