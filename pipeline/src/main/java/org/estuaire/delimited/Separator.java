package org.estuaire.delimited;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.bytes.Charsets;
import org.estuaire.bytes.TextReader;

/**
 * By what a delivery's columns are divided: by what was agreed, else by the one sign under which
 * its header is the agreed one. A comma is then believed only as long as every row has the cells of
 * the header, for it is the decimal mark of amounts too.
 */
final class Separator {

  private static final List<Character> ALL = List.of(';', '\t', '|', ',');

  private Separator() {}

  /** The separator under which a header has the columns that the mapping needs; empty for none. */
  static Optional<Character> of(byte[] header, Mapping mapping) {
    return signs(mapping).filter(sign -> header(header, sign, mapping).isPresent()).findFirst();
  }

  /** The names of a header, divided in that way. */
  static Optional<Header> header(byte[] header, Mapping mapping) {
    return signs(mapping).flatMap(sign -> header(header, sign, mapping).stream()).findFirst();
  }

  private static Stream<Character> signs(Mapping mapping) {
    return Stream.concat(Stream.of(mapping.separator()), ALL.stream());
  }

  private static Optional<Header> header(byte[] header, char separator, Mapping mapping) {
    return text(header)
        .flatMap(text -> RowText.cells(text, separator))
        .map(names -> new Header(names, mapping))
        .filter(Header::resemblesMapping);
  }

  private static Optional<String> text(byte[] header) {
    return new TextReader(Charsets.WINDOWS)
        .read(header)
        .map(org.estuaire.bytes.Text::content)
        .or(() -> Optional.of(new String(header, StandardCharsets.ISO_8859_1)));
  }

  /** The line {@code sep=;} by which spreadsheets are told how to divide what follows. */
  static boolean isDeclaration(byte[] row) {
    String text = row.length > 12 ? "" : new String(row, StandardCharsets.ISO_8859_1).strip();
    return text.length() == 5 && text.regionMatches(true, 0, "sep=", 0, 4)
        || text.length() == 7 && text.regionMatches(true, 0, "\"sep=", 0, 5);
  }
}
