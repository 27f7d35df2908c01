package org.estuaire.jobs.doctor;

import java.util.List;
import org.estuaire.exchange.Language;

/**
 * What was seen of a topic, in a sentence.
 *
 * @param arguments what fills the sentence
 */
public record Fact(DoctorWord word, List<Object> arguments) {

  public Fact {
    arguments = List.copyOf(arguments);
  }

  static Fact of(DoctorWord word, Object... arguments) {
    return new Fact(word, List.of(arguments));
  }

  public String words(Language language) {
    return word.words(language, arguments.toArray());
  }
}
