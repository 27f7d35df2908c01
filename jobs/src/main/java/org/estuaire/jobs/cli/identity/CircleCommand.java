package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.PatientList;
import org.estuaire.jobs.installation.PatientRows;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.distribution.FollowedPatients;
import org.estuaire.lab.distribution.FollowedPatients.Patient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "circle",
    description = "The patients whom practices follow: their lists and care circles.",
    subcommands = {CircleCommand.Import.class, CircleCommand.End.class},
    synopsisSubcommandLabel = "import|end")
final class CircleCommand {

  @Command(
      name = "import",
      description =
          "Adds patients from a CSV file (UTF-8, ';'): domain;identifier;reason;since;until, reason LIST or CIRCLE,"
              + " dates YYYY-MM-DD, until may be empty.")
  static final class Import extends PatientImport<Patient> {

    @Override
    PatientRows<Patient> read(Path file, Configuration configuration) throws IOException {
      return PatientList.read(file);
    }

    @Override
    int add(DataSource database, String actor, String practice, List<Patient> patients)
        throws SQLException {
      return new FollowedPatients(database, actor).add(practice, patients);
    }
  }

  @Command(name = "end", description = "A practice no longer follows a patient.")
  static final class End implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(index = "0", paramLabel = "PRACTICE", description = "code of the practice")
    private String practice;

    @Parameters(
        index = "1",
        paramLabel = "DOMAIN",
        description = "identification domain that gave the local identifier")
    private String domain;

    @Parameters(
        index = "2",
        paramLabel = "LOCAL-ID",
        description = "the patient's identifier in that domain")
    private String localId;

    @Option(names = "--on", paramLabel = "DATE", description = "last day (default: today)")
    private LocalDate on;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      try (Repository repository = Repository.open(options.folders(), options.environment())) {
        boolean ended =
            new FollowedPatients(repository.dataSource(), System.getProperty("user.name"))
                .end(practice, domain, localId, on == null ? LocalDate.now(options.zone()) : on);
        output.say(ended ? IdentityWord.NOTED : IdentityWord.NOT_FOLLOWED);
        return ended ? ExitCode.OK : ExitCode.NOT_FOUND;
      }
    }
  }
}
