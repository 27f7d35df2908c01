package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Reading;

/** The attributes that a delimited delivery keeps in its {@link Reading}. */
record DelimitedReading(Reading reading) {

  private static final String HEADER = "header";
  private static final String SEPARATOR = "separator";
  private static final String BYTE_ORDER_MARK = "byte-order-mark";

  static Reading of(Charset charset, String header, char separator, boolean byteOrderMark) {
    return new Reading(
        charset,
        Map.of(
            HEADER, header,
            SEPARATOR, String.valueOf(separator),
            BYTE_ORDER_MARK, String.valueOf(byteOrderMark)));
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
