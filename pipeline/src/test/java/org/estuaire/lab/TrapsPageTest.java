package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of traps names tests that exist, for every trap. */
class TrapsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "formats", "pieges.md");
  private static final int TRAPS = 24;
  private static final Pattern NAMED = Pattern.compile("`([a-zA-Z0-9.]+)#([a-zA-Z0-9]+)`");

  @Test
  void everyTrapHasTestsThatExist() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();
    assertThat(rows).hasSize(TRAPS);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).startsWith("| " + (i + 1) + " | ");
      Matcher named = NAMED.matcher(rows.get(i));
      int tests = 0;
      while (named.find()) {
        tests++;
        if (!isTest(named.group(1), named.group(2))) {
          missing.add(named.group());
        }
      }
      assertThat(tests).as("tests of trap %d", i + 1).isPositive();
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isTest(String type, String method) {
    try {
      Class<?> found =
          Class.forName("org.estuaire." + type, false, TrapsPageTest.class.getClassLoader());
      return Arrays.stream(found.getDeclaredMethods())
          .filter(one -> one.getName().equals(method))
          .anyMatch(TrapsPageTest::isRun);
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  private static boolean isRun(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(
            name -> List.of("Test", "ParameterizedTest", "Property", "Example").contains(name));
  }
}
