package org.estuaire.exchange;

import java.util.Arrays;

/**
 * What people are told in their language: the constants of an enum, whose words stand in the file
 * {@code words_LANGUAGE.properties} of its room, under {@code Enum.CONSTANT}.
 */
public interface Worded {

  /** Of the constant. */
  String name();

  /**
   * @param arguments what fills the places {@code {0}}, {@code {1}} …
   */
  default String words(Language language, Object... arguments) {
    String within = getClass().getName().substring(getClass().getPackageName().length() + 1);
    String key = within.replace('$', '.') + "." + name();
    return Wording.fill(
        Wording.of(getClass(), "words", language).text(key), Arrays.asList(arguments));
  }
}
