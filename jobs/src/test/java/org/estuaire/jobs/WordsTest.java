package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.TextFiles;
import org.estuaire.exchange.Worded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

  private static final Object[] NONE = {};
  private static final Pattern USE = Pattern.compile("\\b\\w+Word\\.[A-Z][A-Z0-9_]*\\b");

  static Stream<Worded> words() throws IOException {
    return TextFiles.worded().stream()
        .flatMap(all -> Arrays.stream(all.getEnumConstants()))
        .map(Worded.class::cast);
  }

  @Test
  void theFilesOfWordsHoldWhatTheProgramSaysAndNothingElse() throws Exception {
    Map<String, TreeSet<String>> said = new TreeMap<>();
    words()
        .forEach(
            word ->
                said.computeIfAbsent(word.getClass().getPackageName(), room -> new TreeSet<>())
                    .add(name(word).replace('$', '.')));
    for (Language language : Language.values()) {
      assertThat(TextFiles.keys("words", language)).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyLanguageSaysTheSameArguments(Worded word) {
    for (Language language : Language.values()) {
      String text = word.words(language, NONE);
      assertThat(text).isNotBlank().doesNotContain("''");
      assertThat(text).doesNotContainPattern("\\{(?!\\d})|(?<!\\{\\d)}");
      assertThat(TextFiles.places(text)).isEqualTo(TextFiles.places(word.words(Language.FR, NONE)));
    }
  }

  /** Only enums that are nothing but keys; the constants of others come from tables too. */
  @Test
  void everyWordIsSaidSomewhere() throws Exception {
    Set<String> said =
        USE.matcher(TextFiles.program())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(words().filter(word -> word.getClass().getSimpleName().endsWith("Word")))
        .extracting(WordsTest::name)
        .isSubsetOf(said);
  }

  private static String name(Worded word) {
    Class<?> type = word.getClass();
    return type.getName().substring(type.getPackageName().length() + 1) + "." + word.name();
  }
}
