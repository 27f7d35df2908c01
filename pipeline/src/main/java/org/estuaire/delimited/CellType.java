package org.estuaire.delimited;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estuaire.exchange.Finding;

/** How the text of a cell is read; each type says which Java type it gives. */
public sealed interface CellType {

  /** Reads a text that is neither empty nor one of the words for an empty cell. */
  Cell read(String text);

  /** The same for a sender whose clocks stand in a zone. */
  default CellType in(ZoneId zone) {
    return this;
  }

  /** Gives a {@link String} in Unicode NFC, at most {@code maxLength} characters. */
  record Text(int maxLength) implements CellType {
    @Override
    public Cell read(String text) {
      String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
      return composed.codePointCount(0, composed.length()) <= maxLength
          ? new Cell.Present(composed)
          : broken(DelimitedFinding.TEXT_TOO_LONG, text, String.valueOf(maxLength));
    }
  }

  /**
   * Gives a social-security number, a {@link String} of 13 characters, or of 15 where its key
   * stands in the same cell; blanks and points between its parts don't count. Whether it is one is
   * checked by whoever knows its rules.
   */
  record Nir() implements CellType {
    private static final int WITH_KEY = 15;
    private static final Pattern BETWEEN = Pattern.compile("[\\s.\\u00A0\\u202F-]+");
    private static final Pattern ROUNDED = Pattern.compile("\\d[.,]?\\d*E[+-]?\\d{1,3}");

    @Override
    public Cell read(String text) {
      String bare = BETWEEN.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
      if (ROUNDED.matcher(text.toUpperCase(Locale.ROOT)).matches()) {
        return broken(DelimitedFinding.NIR_DESTROYED, text);
      }
      return bare.length() <= WITH_KEY
          ? new Cell.Present(bare)
          : broken(DelimitedFinding.TEXT_TOO_LONG, text, String.valueOf(WITH_KEY));
    }
  }

  /**
   * Gives one of these codes, a {@link String}; upper and lower case are equal.
   *
   * @param meanings in words, of those that have some
   */
  record Code(List<String> codes, Map<String, String> meanings) implements CellType {
    public Code {
      codes = List.copyOf(codes);
      meanings = Map.copyOf(meanings);
    }

    public static Code of(String... codes) {
      return new Code(List.of(codes), Map.of());
    }

    /** The codes, each with its meaning where it has one, for whoever used another. */
    String listed() {
      return codes.stream()
          .map(code -> meanings.containsKey(code) ? code + " = " + meanings.get(code) : code)
          .collect(Collectors.joining(", "));
    }

    @Override
    public Cell read(String text) {
      return find(text::equalsIgnoreCase)
          .or(() -> find(code -> withoutZeros(code).equals(withoutZeros(text))))
          .<Cell>map(Cell.Present::new)
          .orElseGet(() -> broken(DelimitedFinding.UNKNOWN_CODE, text, listed()));
    }

    private Optional<String> find(Predicate<String> same) {
      return codes.stream().filter(same).findFirst();
    }

    /** Spreadsheets drop the leading zero of a code when somebody saves a corrected file. */
    private static String withoutZeros(String code) {
      int zeros = 0;
      while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
        zeros++;
      }
      return code.substring(zeros);
    }
  }

  /**
   * Gives a {@link LocalDate}.
   *
   * @param latestShortYear the latest year that two digits may stand for; empty when a year of two
   *     digits is refused because the century would be a guess
   */
  record Date(OptionalInt latestShortYear) implements CellType {
    /** Administrative dates: two digits stand for 1970 to 2069. */
    public static final Date OF_AN_ACT = new Date(OptionalInt.of(2069));

    @Override
    public Cell read(String text) {
      return DateCells.read(text, latestShortYear);
    }
  }

  /**
   * Gives an {@link java.time.Instant} from an ISO date-time.
   *
   * @param zone where a time without offset was written down; reading a delivery, the partner's
   */
  record Moment(ZoneId zone) implements CellType {
    @Override
    public CellType in(ZoneId partners) {
      return new Moment(partners);
    }

    @Override
    public Cell read(String text) {
      return DateCells.readMoment(text, zone);
    }
  }

  /**
   * Gives a {@link BigDecimal}.
   *
   * @param digits digits before the decimal mark
   * @param scale digits after it
   */
  record Decimal(int digits, int scale) implements CellType {
    @Override
    public Cell read(String text) {
      return NumberCells.decimal(text, digits, scale);
    }
  }

  /** Gives a number of hours, a {@link BigDecimal}, from {@code 12,50} or {@code 12:30}. */
  record Hours() implements CellType {
    @Override
    public Cell read(String text) {
      return NumberCells.hours(text);
    }
  }

  /** Gives an {@link Integer} between both bounds. */
  record Whole(int least, int greatest) implements CellType {
    @Override
    public Cell read(String text) {
      return NumberCells.whole(text, least, greatest);
    }
  }

  /** Gives a {@link Boolean} from O/N, Oui/Non, Vrai/Faux, 1/0, X. */
  record Flag() implements CellType {
    private static final List<String> YES =
        List.of("O", "OUI", "1", "X", "VRAI", "TRUE", "Y", "YES");
    private static final List<String> NO = List.of("N", "NON", "0", "FAUX", "FALSE", "NO");

    @Override
    public Cell read(String text) {
      if (YES.stream().anyMatch(text::equalsIgnoreCase)) {
        return new Cell.Present(true);
      }
      return NO.stream().anyMatch(text::equalsIgnoreCase)
          ? new Cell.Present(false)
          : broken(DelimitedFinding.FLAG_UNREADABLE, text);
    }
  }

  /** A broken cell that keeps the sender's value for the receipt. */
  static Cell broken(DelimitedFinding code, String text, String... arguments) {
    return new Cell.Broken(Finding.of(code, arguments).quoting(text));
  }
}
