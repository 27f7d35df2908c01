package org.estuaire.jobs.cli;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** Tells what is wrong with a configuration, each mistake with its remedy. */
public final class ConfigurationMistakes {

  private ConfigurationMistakes() {}

  public static void print(Output output, List<ConfigurationMistake> mistakes) {
    printEach(output, mistakes);
    output.say(CliWord.MISTAKES, mistakes.size());
  }

  /** Without their number. */
  public static void printEach(Output output, List<ConfigurationMistake> mistakes) {
    for (ConfigurationMistake mistake : mistakes) {
      output.line(
          mistake.at() + " " + mistake.code().code() + " " + mistake.message(output.language()));
      output.line("    → " + mistake.remedy(output.language()));
    }
  }
}
