package org.estuaire.lab.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What kind of document bytes are. Software opens a document by its media type: one that the sender
 * left out, or that the bytes contradict, is read from how they begin.
 */
final class MediaTypes {

  private static final String UNKNOWN = "application/octet-stream";

  /** How a kind begins, in Latin-1. */
  private static final Map<String, String> BEGINNINGS = beginnings();

  private MediaTypes() {}

  private static Map<String, String> beginnings() {
    Map<String, String> beginnings = new LinkedHashMap<>();
    beginnings.put("%PDF-", "application/pdf");
    beginnings.put("\u00FF\u00D8\u00FF", "image/jpeg");
    beginnings.put("\u0089PNG\r\n", "image/png");
    beginnings.put("GIF87a", "image/gif");
    beginnings.put("GIF89a", "image/gif");
    beginnings.put("II*\0", "image/tiff");
    beginnings.put("MM\0*", "image/tiff");
    beginnings.put("{\\rtf", "application/rtf");
    return beginnings;
  }

  /**
   * @param declared as the sender says it; empty when it does not
   */
  static String of(String declared, DocumentContent content) {
    for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
      if (content.beginsWith(beginning.getKey())) {
        return beginning.getValue();
      }
    }
    return declared.isEmpty() ? UNKNOWN : declared;
  }
}
