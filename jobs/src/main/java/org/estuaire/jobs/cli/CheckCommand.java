package org.estuaire.jobs.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.jobs.Checks;
import org.estuaire.jobs.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description = "Checks the configuration and lists every mistake with file, line and remedy.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Override
  public Integer call() {
    Output output = Output.standard(options);
    ReadConfiguration read =
        Checks.reader(options.folders(), System.getenv()).read(options.folders().config());
    List<ConfigurationMistake> mistakes = mistakes(read);
    if (options.json()) {
      output.json(mistakes.stream().map(mistake -> json(mistake, options.language())).toList());
    } else if (mistakes.isEmpty() && read instanceof ReadConfiguration.Valid valid) {
      output.say(
          "Configuration valide : " + valid.configuration().partners().size() + " partenaires.",
          "The configuration is valid: " + valid.configuration().partners().size() + " partners.");
    } else {
      print(output, mistakes);
    }
    return mistakes.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private List<ConfigurationMistake> mistakes(ReadConfiguration read) {
    return read instanceof ReadConfiguration.Valid valid
        ? new Surroundings(options.folders(), System.getenv()).allMistakes(valid.configuration())
        : read.allMistakes();
  }

  static void print(Output output, List<ConfigurationMistake> mistakes) {
    for (ConfigurationMistake mistake : mistakes) {
      output.line(
          mistake.at() + " " + mistake.code().code() + " " + mistake.message(output.language()));
      output.line("    → " + mistake.remedy(output.language()));
    }
    output.say(mistakes.size() + " erreur(s).", mistakes.size() + " mistake(s).");
  }

  private static Map<String, Object> json(ConfigurationMistake mistake, Language language) {
    return Map.of(
        "file", mistake.file().toString(),
        "line", mistake.line(),
        "column", mistake.column(),
        "code", mistake.code().code(),
        "fault", mistake.code().fault().name(),
        "message", mistake.message(language),
        "remedy", mistake.remedy(language));
  }
}
