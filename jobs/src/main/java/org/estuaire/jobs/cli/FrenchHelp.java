package org.estuaire.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** What {@code --help} says in French; commands themselves hold the English words. */
public final class FrenchHelp {

  /** Of every jar that has commands. */
  private static final String FILE = "org/estuaire/jobs/cli/help_fr.properties";

  private FrenchHelp() {}

  public static ResourceBundle words() {
    try (InputStreamReader all = new InputStreamReader(files(), StandardCharsets.UTF_8)) {
      return new PropertyResourceBundle(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream files() throws IOException {
    List<InputStream> files = new ArrayList<>();
    for (URL file : Collections.list(FrenchHelp.class.getClassLoader().getResources(FILE))) {
      files.add(file.openStream());
    }
    return new SequenceInputStream(Collections.enumeration(files));
  }
}
