package org.estuaire.jobs.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Worded;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says answers: aligned text for people, one JSON value for scripts. Whatever a sender wrote, a
 * terminal is shown it and never obeys it.
 */
public final class Output {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

  private final PrintStream words;
  private final PrintStream values;
  private final Language language;
  private final ZoneId zone;
  private final JsonAnswer answer;

  Output(PrintStream out, Language language, ZoneId zone) {
    this(out, out, language, zone, new JsonAnswer());
  }

  private Output(
      PrintStream words, PrintStream values, Language language, ZoneId zone, JsonAnswer answer) {
    this.words = words;
    this.values = values;
    this.language = language;
    this.zone = zone;
    this.answer = answer;
  }

  /** Where a value was asked for, standard output holds nothing else. */
  public static Output standard(CommonOptions options) {
    PrintStream words = options.json() ? System.err : System.out;
    return new Output(words, System.out, options.language(), options.zone(), options.answer());
  }

  /** Where it is reported why a command failed; needs no configuration. */
  static Output ofFailure(Optional<CommonOptions> options, Language language) {
    return new Output(
        System.err,
        System.out,
        language,
        ZoneOffset.UTC,
        options.map(CommonOptions::answer).orElseGet(JsonAnswer::new));
  }

  /** The same voice, where errors are told. */
  public Output onErrors() {
    return new Output(System.err, values, language, zone, answer);
  }

  public void json(Object value) {
    answer.give();
    print(values, value);
  }

  /** Begins a list of values that are not known yet; {@link JsonList#end()} ends it. */
  public JsonList jsonList() {
    answer.give();
    return new JsonList(values);
  }

  /** A list of which each value is written as it comes. */
  public static final class JsonList {

    private final PrintStream to;
    private boolean begun;

    private JsonList(PrintStream to) {
      this.to = to;
      to.print("[ ");
    }

    /** Writes one more value. */
    public void add(Object value) {
      to.print(begun ? ", " : "");
      begun = true;
      to.print(ControlCharacters.escapedInJson(JSON.writeValueAsString(value)));
    }

    /** No value follows. */
    public void end() {
      to.println(" ]");
    }
  }

  /** Where progress is shown, and what picocli understands is told. */
  static PrintStream errors() {
    return System.err;
  }

  /** A value on standard output, where no command was understood. */
  static void value(Object value) {
    print(System.out, value);
  }

  private static void print(PrintStream to, Object value) {
    to.println(ControlCharacters.escapedInJson(JSON.writeValueAsString(value)));
  }

  public void say(Worded words, Object... arguments) {
    line(words(words, arguments));
  }

  public String words(Worded words, Object... arguments) {
    return words.words(language, arguments);
  }

  public void line(String text) {
    String shown = ControlCharacters.shownLines(text);
    answer.say(shown);
    words.println(shown);
  }

  public Language language() {
    return language;
  }

  public String when(Instant instant) {
    return instant == null ? "-" : WHEN.format(instant.atZone(zone));
  }

  /**
   * A table with its columns aligned.
   *
   * @param head titles; those beginning with {@code #} are numbers, aligned right
   */
  public void table(List<String> head, List<List<String>> cells) {
    List<List<String>> rows =
        cells.stream().map(row -> row.stream().map(ControlCharacters::shown).toList()).toList();
    int[] widths = new int[head.size()];
    List<String> titles = head.stream().map(title -> title.replaceFirst("^#", "")).toList();
    widen(widths, titles);
    rows.forEach(row -> widen(widths, row));
    words.println(row(head, widths, titles));
    rows.forEach(row -> words.println(row(head, widths, row)));
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      widths[i] = Math.max(widths[i], cells.get(i).length());
    }
  }

  private static String row(List<String> head, int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean number = head.get(i).startsWith("#");
      line.append(
          String.format(Locale.ROOT, (number ? "%" : "%-") + widths[i] + "s  ", cells.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
