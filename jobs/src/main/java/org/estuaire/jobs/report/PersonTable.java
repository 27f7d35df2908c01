package org.estuaire.jobs.report;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Language;
import org.estuaire.overview.Part;

/**
 * A part of what is held of a person, in words.
 *
 * @param head titles; those beginning with {@code #} are numbers
 * @param instead what is said in the place of rows that are not there
 * @param more what is said of those that are not shown
 * @param isWithheld whether there may be something that the reader is not shown
 */
public record PersonTable(
    String title,
    List<String> head,
    List<List<String>> rows,
    Optional<String> instead,
    Optional<String> more,
    boolean isWithheld) {

  static <T> PersonTable of(
      PersonWord title,
      Part<T> part,
      List<String> head,
      List<List<String>> rows,
      Language language) {
    return new PersonTable(
        title.words(language),
        head,
        rows,
        instead(part).map(word -> word.words(language)),
        part.more() == 0
            ? Optional.empty()
            : Optional.of(PersonWord.MORE.words(language, part.more())),
        part.sight() != Part.Sight.SHOWN);
  }

  private static Optional<PersonWord> instead(Part<?> part) {
    return switch (part.sight()) {
      case NOT_VISIBLE -> Optional.of(PersonWord.NOT_VISIBLE);
      case OPPOSED -> Optional.of(PersonWord.OPPOSED);
      case SHOWN ->
          part.lines().isEmpty() && part.more() == 0
              ? Optional.of(PersonWord.NOTHING)
              : Optional.empty();
    };
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "PersonTable[…]";
  }
}
