package org.estuaire.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Files of office programs that are ZIP archives by their form and one document by their meaning
 * (ECMA-376 part 2, OpenDocument 1.3 part 2): never unpacked into many deliveries.
 */
public enum OfficePackage {
  /** A workbook, a letter or a presentation of Office Open XML. */
  OPEN_XML,
  OPEN_DOCUMENT,
  NONE;

  private static final int NAME_LENGTH = 26;
  private static final int NAME = 30;
  private static final int LONGEST_NAME = 200;
  private static final List<String> FIRST_PARTS =
      List.of("[Content_Types].xml", "_rels/", "docProps/", "xl/", "word/", "ppt/", "customXml/");

  /**
   * @param head the first bytes of a delivery
   */
  public static OfficePackage of(byte[] head) {
    if (head.length < NAME || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
      return NONE;
    }
    int length = (head[NAME_LENGTH] & 0xFF) | (head[NAME_LENGTH + 1] & 0xFF) << 8;
    if (length > LONGEST_NAME || NAME + length > head.length) {
      return NONE;
    }
    String name = new String(head, NAME, length, StandardCharsets.ISO_8859_1);
    if (name.equals("mimetype")) {
      return OPEN_DOCUMENT;
    }
    return FIRST_PARTS.stream().anyMatch(name::startsWith) ? OPEN_XML : NONE;
  }
}
