package org.estuaire.jobs.cli.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.installation.UnreadableSource;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "load",
    description = "Takes files in the name of a partner and loads them at once.")
final class LoadCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "files to load; they stay where they are")
  private List<Path> files;

  @Option(names = "--partner", required = true, paramLabel = "CODE", description = "who sends them")
  private String partner;

  private int refused;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    InputFiles.demand(files);
    try (Installation installation = Opening.open(options)) {
      Optional<Partner> sender = installation.configuration().partner(partner);
      if (sender.isEmpty()) {
        output.say(CliWord.UNKNOWN_PARTNER, partner);
        return ExitCode.NOT_FOUND;
      }
      int code =
          NightlyCommand.run(
              installation, () -> take(installation, sender.get(), output), options, output);
      return code == ExitCode.OK && refused == files.size() ? ExitCode.REFUSED : code;
    }
  }

  private int take(Installation installation, Partner sender, Output output) throws Exception {
    int taken = 0;
    for (Path file : files) {
      try {
        installation.intake().take(sender, file, Channel.COMMAND);
        taken++;
      } catch (DeliveryRefused whole) {
        refuse(file, whole.finding(), output);
      } catch (UnreadableSource unreadable) {
        refuse(file, Finding.of(LandingFinding.UNREADABLE), output);
      }
    }
    return taken;
  }

  private void refuse(Path file, Finding why, Output output) {
    refused++;
    output
        .onErrors()
        .line(file.getFileName() + ": " + why.code().code() + " " + why.message(output.language()));
  }
}
