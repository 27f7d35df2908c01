package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
 * @param remark what is said of how it came
 */
record Rows(
    InputStream bytes, boolean divided, Optional<Charset> charset, Optional<Finding> remark) {

  private static final int HEAD = 256;
  private static final Optional<Charset> UTF_8 = Optional.of(StandardCharsets.UTF_8);

  static Rows of(InputStream content, Mapping mapping) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(content, HEAD);
    byte[] head = whole.readNBytes(HEAD);
    whole.unread(head);
    if (OfficePackage.of(head) == OfficePackage.OPEN_XML) {
      Workbook workbook = Workbook.open(whole);
      return new Rows(workbook.asDelimited(mapping), true, UTF_8, workbook.remark(mapping));
    }
    Utf16.Content characters = Utf16.look(whole);
    return characters.wide()
        ? new Rows(
            characters.asUtf8(), false, UTF_8, Optional.of(Finding.of(TextFinding.TWO_BYTES)))
        : new Rows(characters.asUtf8(), false, Optional.empty(), Optional.empty());
  }
}
