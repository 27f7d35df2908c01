package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that newcomers follow names rooms and classes that exist. */
class WalkOfADeliveryTest {

  private static final Pattern STEP =
      Pattern.compile("\\| \\d+ \\| `([a-z.0-9]+)` \\| `(\\w+)` \\|");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

  private final String page = read(Path.of("..", "docs", "walk-of-a-delivery.md"));

  @Test
  void everyStepEntersARoomByAClassOfThatRoom() {
    List<String> steps =
        STEP.matcher(page).results().map(step -> step.group(1) + "." + step.group(2)).toList();
    assertThat(steps).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(steps).allSatisfy(step -> Class.forName("org.estuaire." + step));
  }

  @Test
  void everyClassThatIsNamedExists() throws IOException {
    Set<String> classes = new HashSet<>();
    for (String module : List.of("pipeline", "routes", "jobs")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        files.forEach(file -> classes.add(file.getFileName().toString()));
      }
    }
    assertThat(CLASS.matcher(page).results().map(named -> named.group(1) + ".java"))
        .isNotEmpty()
        .isSubsetOf(classes);
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
