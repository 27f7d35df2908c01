package org.estuaire.jobs.cli.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.Spot;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.TerminalProgress;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.installation.InvalidConfiguration;
import org.estuaire.jobs.installation.Samples;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightSteps;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "nightly",
    description =
        "Takes what partners have dropped, loads it, writes receipts and the night report.")
final class NightlyCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Option(
      names = "--samples",
      description = "takes the night of samples that comes with the program")
  private boolean samples;

  @Option(
      names = "--again",
      description = "tries again what was given up, also what had ended the program")
  private boolean again;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    if (samples) {
      refuseInProduction();
    }
    try (Installation installation = Opening.open(options)) {
      if (again) {
        installation.troubles().tryAllAgain();
      }
      NightSteps.Intake intake =
          samples
              ? () -> new Samples(installation).take() + installation.arrivals().take()
              : installation.arrivals()::take;
      return run(installation, intake, options, output);
    }
  }

  /** Invented persons have no place among real ones. */
  private void refuseInProduction() {
    Path config = options.folders().config();
    if (ConfigurationReader.environment(config).equals(Optional.of(Environment.PRODUCTION))) {
      throw new InvalidConfiguration(
          List.of(
              ConfigurationMistake.at(
                  Spot.whole(ConfigurationReader.settings(config)),
                  InstallationCode.SAMPLES_IN_PRODUCTION)));
    }
  }

  /** Runs a night with the given intake and says how it went. */
  static int run(
      Installation installation, NightSteps.Intake intake, CommonOptions options, Output output)
      throws Exception {
    NightRunner runner = new NightRunner(installation);
    try (TerminalProgress progress = TerminalProgress.on(options)) {
      Night.Result result = runner.runRoundWhatIsDeadly(intake, progress);
      progress.close();
      NightFigures figures = runner.figures(result.runId());
      if (options.json()) {
        output.json(NightJson.of(result, figures, runner.report(result.runId())));
      } else {
        new NightSummary(output, installation.configuration())
            .print(result, figures, runner.report(result.runId()));
      }
      return result.completed() ? ExitCode.OK : stopped(result, output);
    }
  }

  private static int stopped(Night.Result result, Output output) {
    if (!NightRunner.ranOutOfMemory(result)) {
      return ExitCode.INCOMPLETE;
    }
    output.onErrors().say(OperatorWord.OUT_OF_MEMORY);
    return ExitCode.MEMORY;
  }
}
