package org.estuaire.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.estuaire.exchange.FindingCode;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;

/** Collects what is wrong, so that all of it is reported at once. */
public final class Mistakes {

  private static final Comparator<ConfigurationMistake> BY_PLACE =
      Comparator.comparing(ConfigurationMistake::file)
          .thenComparing(ConfigurationMistake::line)
          .thenComparing(ConfigurationMistake::column)
          .thenComparing(mistake -> mistake.code().code());

  private final List<ConfigurationMistake> found = new ArrayList<>();

  public void add(Spot at, FindingCode code, String... arguments) {
    found.add(ConfigurationMistake.at(at, code, arguments));
  }

  public void addAll(List<ConfigurationMistake> others) {
    found.addAll(others);
  }

  public int count() {
    return found.size();
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** By file, line and column. */
  public List<ConfigurationMistake> sorted() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
