package org.estuaire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.person.trust.PersonInEveryFormat;
import org.junit.jupiter.api.Test;

class FormatContractsTest {

  @Test
  void everyFormatIsHeldToTheContract() throws IOException {
    Path classes = Path.of(FormatContractsTest.mainClasses());
    Set<String> formats;
    try (Stream<Path> files = Files.walk(classes.resolve("org/estuaire"))) {
      formats =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(".class"))
              .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
              .filter(FormatContractsTest::isFormat)
              .collect(Collectors.toSet());
    }
    assertThat(formats)
        .isEqualTo(
            FormatContracts.all().stream()
                .map(contract -> contract.format().getClass().getName())
                .collect(Collectors.toSet()));
  }

  @Test
  void everyStatedPersonBelongsToAFormat() {
    assertThat(FormatContracts.all().stream().map(FormatContract::person).flatMap(Optional::stream))
        .containsExactlyInAnyOrder(PersonInEveryFormat.values());
  }

  private static String mainClasses() {
    return RecordFormat.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static boolean isFormat(String name) {
    try {
      Class<?> type = Class.forName(name, false, RecordFormat.class.getClassLoader());
      return !type.isInterface() && RecordFormat.class.isAssignableFrom(type);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
