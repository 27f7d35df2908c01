package org.estuaire.jobs.cli.operator;

import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.Migrations;
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
    try (Repository repository =
        Repository.openUnmigrated(options.folders(), options.environment())) {
      Migrations.Versions versions = Migrations.apply(repository.dataSource());
      repository.personNumbers(options.folders().landingKey(options.environment()));
      tell(versions, Output.standard(options));
      return ExitCode.OK;
    }
  }

  private void tell(Migrations.Versions versions, Output output) {
    String before = versions.before().orElse("");
    String now = versions.now();
    if (options.json()) {
      output.json(Map.of("from", before, "to", now));
    } else if (before.isEmpty()) {
      output.say(OperatorWord.REPOSITORY_MADE, now);
    } else if (before.equals(now)) {
      output.say(OperatorWord.REPOSITORY_UP_TO_DATE, now);
    } else {
      output.say(OperatorWord.REPOSITORY_MIGRATED, before, now);
    }
  }
}
