package org.estuaire.jobs.cli;

import java.util.concurrent.Callable;
import org.estuaire.jobs.Repository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "migrate",
    description =
        "Brings the repository to this program's version, with the account that owns it. Only needed where the account"
            + " that runs the program owns nothing.")
final class MigrateCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Override
  public Integer call() throws Exception {
    try (Repository repository = Repository.open(options.folders(), System.getenv())) {
      repository.personNumbers(options.folders().landingKey(System.getenv()));
      Output.standard(options).say("Le dépôt est à jour.", "The repository is up to date.");
      return ExitCode.OK;
    }
  }
}
