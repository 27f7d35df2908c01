package org.estuaire.lab.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.model.ReferenceRange;

/**
 * Reference ranges as French laboratories print them: {@code 150 000 - 400 000}, {@code 4,20 à
 * 5,80}, {@code Inf. à 88}, {@code < 10³}. Bounds only where the whole text is understood; the
 * words are kept whatever they are.
 */
final class RangeText {

  /** Longer is prose. Also bounds the work. */
  private static final int LONGEST = 60;

  private static final String SEPARATORS = "-–—−à;";

  private static final String AT_MOST_FORMS =
      "<=?|=<|≤|inf(?:\\.|[ée]rieure?s?)?(?:\\s+ou\\s+[ée]gale?s?)?(?:\\s*[àa])?"
          + "|moins\\s+de|jusqu['’][àa]";
  private static final String AT_LEAST_FORMS =
      ">=?|=>|≥|sup(?:\\.|[ée]rieure?s?)?(?:\\s+ou\\s+[ée]gale?s?)?(?:\\s*[àa])?|plus\\s+de";

  private static final Pattern ONE_BOUND =
      Pattern.compile(
          "(?:(" + AT_MOST_FORMS + ")|" + AT_LEAST_FORMS + ")(?=[\\s\\d.,+-])\\s*:?\\s*(\\S.*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern INTRODUCED =
      Pattern.compile("(?:de|entre)\\s+(.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern AND = Pattern.compile("(\\S.*\\S|\\S)\\s+et\\s+(.*)");

  private RangeText() {}

  static ReferenceRange read(String text) {
    String bare = text.strip();
    if (bare.isEmpty()) {
      return ReferenceRange.NONE;
    }
    ReferenceRange words = new ReferenceRange(Optional.empty(), Optional.empty(), bare);
    if (bare.length() > LONGEST || !hasDigits(bare)) {
      return words;
    }
    String inside = withoutBrackets(bare);
    // Most ranges begin with their lower bound: no form of words needs to be looked for.
    Optional<ReferenceRange> range =
        isDigit(inside.charAt(0))
            ? separated(inside, bare)
            : oneBound(inside, bare).or(() -> twoBounds(inside, bare));
    return range.orElse(words);
  }

  private static boolean hasDigits(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isDigit(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<ReferenceRange> oneBound(String text, String words) {
    Matcher form = ONE_BOUND.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean upper = form.group(1) != null;
    Optional<BigDecimal> none = Optional.empty();
    return NumberReader.number(form.group(2))
        .map(Optional::of)
        .map(bound -> new ReferenceRange(upper ? none : bound, upper ? bound : none, words));
  }

  private static Optional<ReferenceRange> twoBounds(String text, String words) {
    Matcher introduced = INTRODUCED.matcher(text);
    if (!introduced.matches()) {
      return separated(text, words);
    }
    Matcher and = AND.matcher(introduced.group(1));
    return and.matches()
        ? between(and.group(1), and.group(2), words)
        : separated(introduced.group(1), words);
  }

  private static Optional<ReferenceRange> separated(String bounds, String words) {
    for (int at = 1; at < bounds.length() - 1; at++) {
      if (SEPARATORS.indexOf(bounds.charAt(at)) >= 0) {
        Optional<ReferenceRange> range =
            between(bounds.substring(0, at), bounds.substring(at + 1), words);
        if (range.isPresent()) {
          return range;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ReferenceRange> between(String low, String high, String words) {
    Optional<BigDecimal> from = NumberReader.number(low);
    Optional<BigDecimal> to = from.isEmpty() ? from : NumberReader.number(high);
    return to.isEmpty() ? Optional.empty() : Optional.of(new ReferenceRange(from, to, words));
  }

  private static String withoutBrackets(String text) {
    int last = text.length() - 1;
    boolean enclosed =
        text.charAt(0) == '[' && text.charAt(last) == ']'
            || text.charAt(0) == '(' && text.charAt(last) == ')';
    return enclosed ? text.substring(1, last).strip() : text;
  }
}
