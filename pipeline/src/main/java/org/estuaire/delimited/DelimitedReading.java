package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Reading;

/** The attributes that a delimited delivery keeps in its {@link Reading}. */
record DelimitedReading(Reading reading) {

  private static final String HEADER = "header";
  private static final String SEPARATOR = "separator";
  private static final String BYTE_ORDER_MARK = "byte-order-mark";
  private static final String CAME = "came-as";

  /** What a delivery came as; the other is the name of an encoding. */
  static final String WORKBOOK = "workbook";

  /**
   * @param came as what; empty for text of one byte a sign, which needs no word
   */
  static Reading of(
      Charset charset, String header, char separator, boolean byteOrderMark, String came) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(HEADER, header);
    attributes.put(SEPARATOR, String.valueOf(separator));
    attributes.put(BYTE_ORDER_MARK, String.valueOf(byteOrderMark));
    if (!came.isEmpty()) {
      attributes.put(CAME, came);
    }
    return new Reading(charset, attributes);
  }

  /** Whether the rows came in a workbook. */
  boolean workbook() {
    return WORKBOOK.equals(reading.attributes().get(CAME));
  }

  /** The encoding of two bytes a character in which the rows came; empty for any other. */
  Optional<Charset> wide() {
    return Optional.ofNullable(reading.attributes().get(CAME))
        .filter(came -> !came.equals(WORKBOOK))
        .map(Charset::forName);
  }

  String headerLine() {
    return reading.attributes().getOrDefault(HEADER, "");
  }

  char separator() {
    return reading.attributes().getOrDefault(SEPARATOR, ";").charAt(0);
  }

  boolean byteOrderMark() {
    return Boolean.parseBoolean(reading.attributes().get(BYTE_ORDER_MARK));
  }

  /** When the delivery came; empty while it is only inspected. */
  Optional<Instant> arrival() {
    return reading.receivedAt();
  }

  Header header(Mapping mapping) {
    return new Header(RowText.cells(headerLine(), separator()).orElse(List.of()), mapping);
  }
}
