package org.estuaire.delimited;

import java.util.stream.Collectors;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;

/**
 * Why rows of one delivery were refused, as a clerk reads it. Reasons take many times the bytes of
 * a short row: they are spelled out up to {@link #MOST_WORDS}, and given as codes from there on.
 */
final class RefusalReasons {

  /** Bytes of reasons that are spelled out. */
  static final long MOST_WORDS = 32L << 20;

  /** Codes of a row, where its reasons are not spelled out. */
  private static final int MOST_CODES = 5;

  private final Language language;
  private long words;
  private boolean shortened;

  RefusalReasons(Language language) {
    this.language = language;
  }

  /** Those of the next row. */
  String of(RefusedRow row) {
    String reasons = words < MOST_WORDS ? inWords(row) : inCodes(row);
    if (words >= MOST_WORDS && !shortened) {
      reasons = RefusedRowsWord.FROM_HERE_ON.words(language) + " " + reasons;
      shortened = true;
    }
    words += reasons.length();
    return reasons;
  }

  /** Column, what is wrong, what to do. */
  private String inWords(RefusedRow row) {
    return row.why().stream()
        .map(why -> field(why, " : ") + why.message(language) + " " + why.remedy(language))
        .collect(Collectors.joining(" / "));
  }

  private static String inCodes(RefusedRow row) {
    String codes =
        row.why().stream()
            .limit(MOST_CODES)
            .map(why -> field(why, " ") + why.code().code())
            .collect(Collectors.joining(" / "));
    return row.why().size() > MOST_CODES ? codes + " / …" : codes;
  }

  private static String field(Finding why, String end) {
    return why.field().isEmpty() ? "" : why.field() + end;
  }
}
