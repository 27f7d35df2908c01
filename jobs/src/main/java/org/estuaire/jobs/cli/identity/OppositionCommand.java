package org.estuaire.jobs.cli.identity;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.estuaire.extract.OppositionRegister;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "opposition",
    description =
        "Notes that a person objects to the use of their data in studies, to their sharing or their"
            + " distribution, or no longer does.")
final class OppositionCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "DOMAIN",
      description = "identification domain that issued the local identifier")
  private String domain;

  @Parameters(paramLabel = "LOCAL-ID", description = "the person's identifier there")
  private String localId;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      defaultValue = OppositionRegister.EVERY_PURPOSE,
      description =
          "one purpose only: that of a study, diffusion, partage-social or cercle (default: all but"
              + " diffusion)")
  private String purpose;

  @Option(names = "--on", paramLabel = "DATE", description = "since when (default: today)")
  private LocalDate on;

  @Option(names = "--withdraw", description = "the person no longer objects")
  private boolean withdraw;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    LocalDate since = on == null ? LocalDate.now(options.zone()) : on;
    try (Repository repository = Repository.open(options.folders(), options.environment())) {
      OppositionRegister register =
          new OppositionRegister(repository.dataSource(), System.getProperty("user.name"));
      boolean done =
          withdraw
              ? register.withdraw(domain, localId, purpose, since)
              : register.oppose(domain, localId, purpose, since);
      output.say(done ? IdentityWord.NOTED : IdentityWord.NOTHING_TO_NOTE);
      return done ? ExitCode.OK : ExitCode.NOT_FOUND;
    }
  }
}
