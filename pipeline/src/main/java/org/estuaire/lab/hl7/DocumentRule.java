package org.estuaire.lab.hl7;

import java.util.Map;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Segment;

/**
 * Messages that carry a CDA document (ANS CI-SIS, transmission of CDA documents in HL7 v2, 2.1):
 * the order's action and the document's status must say the same.
 */
final class DocumentRule {

  static final String PROFILE = "CISIS_CDA_HL7_V2";
  private static final Map<String, String> STATUS_OF_ACTION =
      Map.of("NW", "F", "RO", "C", "CA", "D");

  /** Version 2.0 also says by SC that the status of a document changes, whatever it becomes. */
  private static final String EARLIER = "2.0^";

  private static final String STATUS_CHANGES = "SC";

  private DocumentRule() {}

  static boolean applies(Hl7Message message) {
    return message.header().texts(21).stream().anyMatch(profile -> profile.contains(PROFILE));
  }

  private static boolean isEarlier(Hl7Message message) {
    return message.header().texts(21).stream()
        .map(String::strip)
        .anyMatch(profile -> profile.startsWith(EARLIER));
  }

  static void check(Hl7Message message, OrderGroups.Group group, Remarks remarks) {
    String action = group.orc().map(orc -> orc.value(1)).orElse("");
    if (action.equals(STATUS_CHANGES) && isEarlier(message)) {
      return;
    }
    for (Segment obx : group.results()) {
      String status = obx.value(11);
      if (obx.value(2).equals("ED") && !status.equals(STATUS_OF_ACTION.get(action))) {
        remarks.add(Hl7Finding.DOCUMENT_STATUS, obx, 11, status);
      }
    }
  }
}
