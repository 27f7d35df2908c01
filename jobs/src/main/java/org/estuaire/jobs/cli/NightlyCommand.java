package org.estuaire.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.jobs.Installation;
import org.estuaire.jobs.NightRunner;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightSteps;
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

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      NightSteps.Intake intake =
          samples
              ? () -> takeSamples(installation) + installation.takeDeliveries()
              : installation::takeDeliveries;
      return run(installation, intake, options, output);
    }
  }

  /** Runs a night with the given intake and says how it went. */
  static int run(
      Installation installation, NightSteps.Intake intake, CommonOptions options, Output output)
      throws Exception {
    NightRunner runner = new NightRunner(installation);
    try (TerminalProgress progress = TerminalProgress.on(System.err, options)) {
      Night.Result result = runner.run(intake, progress);
      progress.close();
      NightFigures figures = runner.figures(result.runId());
      if (options.json()) {
        output.json(NightJson.of(result, figures, runner.report(result.runId())));
      } else {
        new NightSummary(output, installation.configuration())
            .print(result, figures, runner.report(result.runId()));
      }
      return result.completed() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
  }

  /**
   * Every file of {@code samples/deliveries/<partner>/}, in order of name; they stay where they
   * are.
   */
  private static int takeSamples(Installation installation) throws Exception {
    int taken = 0;
    for (Partner partner : installation.configuration().partners()) {
      Path folder = installation.folders().samples().resolve(partner.code());
      for (Path file : files(folder)) {
        try {
          installation.intake().take(partner, file, Channel.SAMPLES);
          taken++;
        } catch (DeliveryRefused refused) {
          System.err.println(partner.code() + "/" + file.getFileName() + ": " + refused.finding());
        }
      }
    }
    return taken;
  }

  private static List<Path> files(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
