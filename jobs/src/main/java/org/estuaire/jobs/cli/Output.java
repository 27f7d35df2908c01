package org.estuaire.jobs.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Language;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says answers: aligned text for people, one JSON value for scripts. Whatever a sender wrote, a
 * terminal is shown it and never obeys it.
 */
final class Output {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

  private final PrintStream words;
  private final PrintStream values;
  private final Language language;
  private final ZoneId zone;

  Output(PrintStream out, Language language, ZoneId zone) {
    this(out, out, language, zone);
  }

  private Output(PrintStream words, PrintStream values, Language language, ZoneId zone) {
    this.words = words;
    this.values = values;
    this.language = language;
    this.zone = zone;
  }

  /** Where a value was asked for, standard output holds nothing else. */
  static Output standard(CommonOptions options) {
    PrintStream words = options.json() ? System.err : System.out;
    return new Output(words, System.out, options.language(), options.zone());
  }

  /** The same voice, where errors are told. */
  Output onErrors() {
    return new Output(System.err, language, zone);
  }

  void json(Object value) {
    values.println(ControlCharacters.escapedInJson(JSON.writeValueAsString(value)));
  }

  void say(String french, String english) {
    line(language.choose(french, english));
  }

  void line(String text) {
    words.println(ControlCharacters.shownLines(text));
  }

  Language language() {
    return language;
  }

  String when(Instant instant) {
    return instant == null ? "-" : WHEN.format(instant.atZone(zone));
  }

  /**
   * A table with its columns aligned.
   *
   * @param head titles; those beginning with {@code #} are numbers, aligned right
   */
  void table(List<String> head, List<List<String>> cells) {
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
