package org.estuaire.delimited;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The last line {@code TOTAL;n} or {@code FIN;n} by which a sender says how many rows it wrote.
 *
 * @param announced empty when the number can't be read
 */
record Trailer(OptionalLong announced) {

  private static final Set<String> WORDS = Set.of("TOTAL", "FIN");
  private static final int LONGEST = 4096;
  private static final int MOST_DIGITS = 12;

  /** The trailer that this row is, if it is one: nothing but the word and the number. */
  static Optional<Trailer> of(byte[] row, char separator) {
    if (row.length > LONGEST || row.length == 0 || "TtFf\"".indexOf(row[0]) < 0) {
      return Optional.empty();
    }
    String text = new String(row, StandardCharsets.ISO_8859_1);
    return RowText.cells(text, separator).filter(Trailer::isTrailer).map(Trailer::read);
  }

  static boolean isTrailer(List<String> cells) {
    return WORDS.contains(ColumnNames.key(cells.get(0)))
        && cells.stream().skip(2).allMatch(String::isBlank);
  }

  private static Trailer read(List<String> cells) {
    String number = cells.size() > 1 ? cells.get(1).replaceAll("[\\s\\u00A0]", "") : "";
    boolean readable =
        !number.isEmpty()
            && number.length() <= MOST_DIGITS
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return new Trailer(readable ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty());
  }
}
