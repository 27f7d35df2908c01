package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.OfficePackage;
import org.estuaire.exchange.TextFinding;

/**
 * The rows of a delivery as bytes of one byte a sign, whatever it came as: a file as it is, a file
 * of two bytes a character, a workbook.
 *
 * @param divided into cells already, so that no separator can be wrong
 * @param charset of the bytes where the delivery leaves no doubt about it
 * @param came as what, for the answer; empty for text of one byte a sign
 * @param remark what is said of how it came
 * @param passedOver what is said of the rows that are none, once all of them are read
 */
record Rows(
    InputStream bytes,
    boolean divided,
    Optional<Charset> charset,
    String came,
    Optional<Finding> remark,
    Supplier<List<Finding>> passedOver) {

  private static final int HEAD = 256;
  private static final Optional<Charset> UTF_8 = Optional.of(StandardCharsets.UTF_8);

  static Rows of(InputStream content, Mapping mapping) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(content, HEAD);
    byte[] head = whole.readNBytes(HEAD);
    whole.unread(head);
    if (OfficePackage.of(head) == OfficePackage.OPEN_XML) {
      Workbook workbook = Workbook.open(whole);
      SheetBytes sheet = workbook.asDelimited(mapping);
      return new Rows(
          sheet,
          true,
          UTF_8,
          DelimitedReading.WORKBOOK,
          workbook.remark(mapping),
          sheet::passedOver);
    }
    Utf16.Content characters = Utf16.look(whole);
    if (characters.wide().isEmpty()) {
      return new Rows(characters.asUtf8(), false, Optional.empty(), "", Optional.empty(), List::of);
    }
    Finding told = Finding.of(TextFinding.TWO_BYTES);
    String came = characters.wide().get().name();
    return new Rows(characters.asUtf8(), false, UTF_8, came, Optional.of(told), List::of);
  }

  /** Without the content: it concerns persons. */
  @Override
  public String toString() {
    return "Rows[…]";
  }
}
