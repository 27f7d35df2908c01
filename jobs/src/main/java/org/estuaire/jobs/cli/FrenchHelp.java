package org.estuaire.jobs.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** What {@code --help} says in French; commands themselves hold the English words. */
final class FrenchHelp {

  private static final String FILE = "help_fr.properties";

  private FrenchHelp() {}

  static ResourceBundle words() {
    try (InputStreamReader file =
        new InputStreamReader(FrenchHelp.class.getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
      return new PropertyResourceBundle(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
