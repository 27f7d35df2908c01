package org.estuaire.jobs.cli.operator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.check.Reminders;
import org.estuaire.jobs.check.Surroundings;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.ConfigurationMistakes;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
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
        Checks.reader(options.folders(), options.environment()).read(options.folders().config());
    List<ConfigurationMistake> mistakes = mistakes(read);
    List<ConfigurationMistake> reminders = reminders(read);
    if (options.json()) {
      output.json(
          Stream.concat(mistakes.stream(), reminders.stream())
              .map(mistake -> json(mistake, options.language()))
              .toList());
    } else if (mistakes.isEmpty() && read instanceof ReadConfiguration.Valid valid) {
      output.say(OperatorWord.CONFIGURATION_VALID, valid.configuration().partners().size());
      ConfigurationMistakes.printEach(output, reminders);
    } else {
      ConfigurationMistakes.print(output, mistakes);
    }
    return mistakes.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private static List<ConfigurationMistake> reminders(ReadConfiguration read) {
    return read instanceof ReadConfiguration.Valid valid
        ? Reminders.of(valid.configuration(), LocalDate.now(valid.configuration().zone()))
        : List.of();
  }

  private List<ConfigurationMistake> mistakes(ReadConfiguration read) {
    return read instanceof ReadConfiguration.Valid valid
        ? new Surroundings(options.folders(), options.environment())
            .allMistakes(valid.configuration())
        : read.allMistakes();
  }

  private static Map<String, Object> json(ConfigurationMistake mistake, Language language) {
    return Map.of(
        "file", mistake.file().toString(),
        "line", mistake.line(),
        "column", mistake.column(),
        "code", mistake.code().code(),
        "severity", mistake.finding().severity().name(),
        "fault", mistake.code().fault().name(),
        "message", mistake.message(language),
        "remedy", mistake.remedy(language));
  }
}
