package org.estuaire.yaml;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;

/** The forms of value that configuration files use. */
public final class Forms {

  private static final int LONGEST_QUOTE = 60;
  private static final int LONGEST_TEXT = 500;

  private static final Pattern CODE_SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** ITU-T X.660: the second arc is below 40 unless the first is 2. */
  private static final Pattern OID_SHAPE =
      Pattern.compile(
          "(2\\.ARC|[01]\\.[1-3]?[0-9])(\\.ARC){0,30}".replace("ARC", "(0|[1-9][0-9]{0,38})"));

  private static final Pattern HOST_SHAPE =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
  private static final Pattern DURATION_SHAPE = Pattern.compile("([0-9]{1,6})(s|min|h|d)");
  private static final Pattern SIZE_SHAPE = Pattern.compile("([0-9]{1,9}) ?(B|KB|MB|GB)");
  private static final Map<String, Long> SIZE_UNITS =
      Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "min", 60L, "h", 3600L, "d", 86_400L);

  public static final Form<String> ANY = (text, refusal) -> Optional.of(text);

  /** One line of text. */
  public static final Form<String> TEXT =
      of(
          YamlFinding.BAD_TEXT,
          text -> text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl),
          String.valueOf(LONGEST_TEXT));

  /** {@code [a-z0-9-]}: what may become part of a file or folder name. */
  public static final Form<String> CODE =
      of(YamlFinding.BAD_CODE, text -> CODE_SHAPE.matcher(text).matches());

  /** An OID, or a code where the domain has none. */
  public static final Form<String> IDENTITY_DOMAIN =
      of(
          YamlFinding.BAD_DOMAIN,
          text ->
              OID_SHAPE.matcher(text).matches()
                  || (CODE_SHAPE.matcher(text).matches() && text.matches(".*[a-z].*")));

  public static final Form<String> ADDRESS =
      of(
          YamlFinding.BAD_ADDRESS,
          text -> HOST_SHAPE.matcher(text).matches() && !text.contains(".."));

  /** {@code true} or {@code false}. */
  public static final Form<Boolean> YES_OR_NO =
      (text, refusal) -> {
        if (text.equals("true") || text.equals("false")) {
          return Optional.of(text.equals("true"));
        }
        refusal.because(YamlFinding.BAD_YES_OR_NO, withValue(text));
        return Optional.empty();
      };

  public static final Form<LocalTime> TIME = parsed(YamlFinding.BAD_TIME, Forms::timeOf);

  public static final Form<LocalDate> DATE = parsed(YamlFinding.BAD_DATE, LocalDate::parse);

  public static final Form<ZoneId> ZONE = parsed(YamlFinding.BAD_ZONE, ZoneId::of);

  public static final Form<Charset> CHARSET = parsed(YamlFinding.BAD_CHARSET, Charset::forName);

  /** {@code 30s}, {@code 10min}, {@code 6h}, {@code 1d}, or ISO 8601; more than nothing. */
  public static final Form<Duration> DURATION =
      parsed(YamlFinding.BAD_DURATION, Forms::durationOf)
          .only(d -> !d.isNegative() && !d.isZero(), YamlFinding.BAD_DURATION);

  private Forms() {}

  public static Form<Integer> number(int least, int most) {
    return (text, refusal) -> {
      if (text.matches("[0-9]{1,9}")) {
        int value = Integer.parseInt(text);
        if (value >= least && value <= most) {
          return Optional.of(value);
        }
      }
      refusal.because(
          YamlFinding.BAD_NUMBER, withValue(text, String.valueOf(least), String.valueOf(most)));
      return Optional.empty();
    };
  }

  /** Bytes; {@code KB}, {@code MB}, {@code GB} are powers of 1024. */
  public static Form<Long> size(String least, String most) {
    long from = bytes(least);
    long to = bytes(most);
    return (text, refusal) -> {
      if (SIZE_SHAPE.matcher(text).matches() && bytes(text) >= from && bytes(text) <= to) {
        return Optional.of(bytes(text));
      }
      refusal.because(YamlFinding.BAD_SIZE, withValue(text, least, most));
      return Optional.empty();
    };
  }

  /** The constants of an enum, in lower case with dashes. */
  public static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(e -> words.putIfAbsent(word(e), e));
    return among(words);
  }

  /** One of these words; who misspells one is told which was meant. */
  public static <T> Form<T> among(Map<String, T> words) {
    return (text, refusal) -> {
      T value = words.get(text);
      if (value == null) {
        Nearest.to(text, words.keySet())
            .ifPresentOrElse(
                meant -> refusal.because(YamlFinding.MISSPELT_VALUE, withValue(text, meant)),
                () ->
                    refusal.because(
                        YamlFinding.NOT_ONE_OF, withValue(text, listed(words.keySet()))));
      }
      return Optional.ofNullable(value);
    };
  }

  private static String listed(Set<String> words) {
    return words.stream().filter(word -> !word.isBlank()).collect(Collectors.joining(", "));
  }

  /** How configuration files write a constant. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A path inside a folder, written from there; whether the file exists is not asked. */
  public static Form<Path> pathIn(Path folder) {
    return (text, refusal) -> {
      try {
        Path path = folder.resolve(text).normalize();
        if (path.startsWith(folder.normalize()) && !Path.of(text).isAbsolute()) {
          return Optional.of(path);
        }
      } catch (InvalidPathException e) {
        // Told below: such a path names nothing in the folder.
      }
      refusal.because(YamlFinding.PATH_OUTSIDE, withValue(text));
      return Optional.empty();
    };
  }

  /** A file that exists inside a folder. */
  public static Form<Path> fileIn(Path folder) {
    return pathIn(folder).only(Files::isRegularFile, YamlFinding.REFERENCE_MISSING);
  }

  /** The texts that pass a test. */
  public static Form<String> of(FindingCode code, Predicate<String> test, String... moreArguments) {
    return ANY.only(test, code, moreArguments);
  }

  /** Arguments of a refusal: the text as the operator wrote it, shortened, then others. */
  public static String[] withValue(String text, String... others) {
    String quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return Stream.concat(Stream.of(quote), Arrays.stream(others)).toArray(String[]::new);
  }

  private static <T> Form<T> parsed(FindingCode code, Function<String, T> parser) {
    return (text, refusal) -> {
      try {
        return Optional.of(parser.apply(text));
      } catch (DateTimeException
          | ArithmeticException
          | IllegalCharsetNameException
          | UnsupportedCharsetException e) {
        refusal.because(code, withValue(text));
        return Optional.empty();
      }
    };
  }

  private static LocalTime timeOf(String text) {
    if (!text.matches("[0-9]{2}:[0-9]{2}")) {
      throw new DateTimeParseException("not HH:MM", "", 0);
    }
    return LocalTime.parse(text);
  }

  private static Duration durationOf(String text) {
    Matcher plain = DURATION_SHAPE.matcher(text);
    return plain.matches()
        ? Duration.ofSeconds(
            Long.parseLong(plain.group(1)) * requireNonNull(SECONDS.get(plain.group(2))))
        : Duration.parse(text);
  }

  private static long bytes(String text) {
    Matcher size = SIZE_SHAPE.matcher(text);
    return size.matches()
        ? Long.parseLong(size.group(1)) * requireNonNull(SIZE_UNITS.get(size.group(2)))
        : -1;
  }
}
