package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.Written.Kind;
import org.estuaire.lab.reading.MeasuredText;

/**
 * How two formats can spell what a laboratory says: which characters a practice's charset has, and
 * where the laboratory's own words stand.
 */
final class Spelling {

  /** Those of the generators. */
  private static final Pattern RAISED = Pattern.compile("[⁵⁹⁻]+");

  private final LabFormats from;
  private final LabFormats to;

  private Spelling(LabFormats from, LabFormats to) {
    this.from = from;
    this.to = to;
  }

  static Spelling of(LabFormats from, LabFormats to) {
    return new Spelling(from, to);
  }

  void check(Written said, Heard heard) {
    String about = from + " -> " + to + ": " + said + " was read as " + heard;
    switch (said.kind()) {
      case STRING, LINES -> text(said, heard, about);
      case CODED -> coded(said, heard, about);
      case NUMBER -> number(said, heard, about);
      case POWER -> power(said, heard, about);
    }
    assertThat(heard.flag()).as(about).isEqualTo(said.flag());
  }

  private void text(Written said, Heard heard, String about) {
    String expected = spelled(said.text());
    boolean measured = said.kind() == Kind.STRING && MeasuredText.read(said.text()).isPresent();
    if (measured && heard.number().isPresent()) {
      assertThat(heard.words()).as(about).contains(expected);
    } else {
      assertThat(heard.text()).as(about).isEqualTo(expected);
      assertThat(heard.number()).as(about).isEmpty();
    }
  }

  /** HPRIM Médecins has no place for a code: its label is said. */
  private void coded(Written said, Heard heard, String about) {
    assertThat(heard.text()).as(about).isEqualTo(spelled(said.text()));
    if (from != LabFormats.MEDECINS && to != LabFormats.MEDECINS) {
      assertThat(heard.code()).as(about).isEqualTo(Written.VALUE_CODE);
    }
  }

  private void number(Written said, Heard heard, String about) {
    assertThat(heard.number()).as(about).isPresent();
    assertThat(heard.number().get()).as(about).isEqualByComparingTo(new BigDecimal(said.number()));
    assertThat(heard.comparator()).as(about).isEqualTo(said.comparator());
    assertThat(heard.unit()).as(about).isEqualTo(spelled(said.unit()));
    bound(said.low(), heard.low(), about);
    bound(said.high(), heard.high(), about);
    // HPRIM Médecins has two fields for bounds, none for words about them.
    boolean words = !said.rangeWords().isEmpty() && !plain(said.rangeWords()).equals(bounds(said));
    if (words && to != LabFormats.MEDECINS) {
      assertThat(plain(heard.range() + heard.words()))
          .as(about)
          .contains(plain(spelled(said.rangeWords())));
    }
  }

  /** Blanks, decimal commas and dashes print the same range. */
  private static String plain(String range) {
    return range.replace(" ", "").replace(',', '.').replace('–', '-');
  }

  private static String bounds(Written said) {
    return said.low().isEmpty()
        ? "<" + said.high()
        : said.high().isEmpty() ? ">" + said.low() : said.low() + "-" + said.high();
  }

  private static void bound(String said, String heard, String about) {
    assertThat(heard.isEmpty()).as(about).isEqualTo(said.isEmpty());
    if (!said.isEmpty()) {
      assertThat(new BigDecimal(heard)).as(about).isEqualByComparingTo(new BigDecimal(said));
    }
  }

  private void power(Written said, Heard heard, String about) {
    assertThat(heard.number()).as(about).isPresent();
    assertThat(heard.number().get()).as(about).isEqualByComparingTo(new BigDecimal(said.number()));
    assertThat(heard.words()).as(about).contains(spelled(said.text()));
    assertThat(heard.words()).as(about).contains("UFC/mL");
  }

  /** What the charsets of HPRIM lack is said otherwise, a raised figure with a caret. */
  private String spelled(String text) {
    boolean narrow = to == LabFormats.SANTE || to == LabFormats.MEDECINS;
    if (!narrow) {
      return text;
    }
    StringBuilder spelled = new StringBuilder();
    int done = 0;
    Matcher run = RAISED.matcher(text);
    while (run.find()) {
      spelled.append(text, done, run.start());
      // What ends with a sign is a charge, no exponent.
      spelled.append(run.group().endsWith("⁻") ? "" : "^");
      spelled.append(run.group().replace('⁻', '-').replace('⁵', '5').replace('⁹', '9'));
      done = run.end();
    }
    String plain =
        spelled.append(text.substring(done)).toString().replace("≤", "<=").replace('–', '-');
    return to == LabFormats.SANTE ? plain.replace('\t', ' ') : plain;
  }
}
