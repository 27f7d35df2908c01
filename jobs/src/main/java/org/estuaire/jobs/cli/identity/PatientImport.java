package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.PatientRows;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Takes a practice's list of patients from a file: all of it or, where a line can't be read, none.
 *
 * @param <T> what a line says
 */
abstract class PatientImport<T> implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(index = "0", paramLabel = "PRACTICE", description = "code of the practice")
  private String practice;

  @Parameters(index = "1", paramLabel = "FILE", description = "its patients")
  private Path file;

  abstract PatientRows<T> read(Path file, Configuration configuration) throws IOException;

  /**
   * Adds what was read.
   *
   * @param actor who changes the list, for the audit trail
   * @return how many entries are new or changed
   */
  abstract int add(DataSource database, String actor, String practice, List<T> patients)
      throws SQLException;

  @Override
  public final Integer call() throws Exception {
    Output output = Output.standard(options);
    Configuration configuration = Opening.configuration(options);
    if (configuration.partner(practice).isEmpty()) {
      output.say(IdentityWord.UNKNOWN_PRACTICE, practice);
      return ExitCode.NOT_FOUND;
    }
    InputFiles.demand(List.of(file));
    PatientRows<T> list = read(file, configuration);
    if (!list.unreadable().isEmpty()) {
      list.unreadable()
          .forEach(
              line ->
                  output.say(IdentityWord.LINE_UNREADABLE, file.getFileName() + ":" + line + " "));
      return ExitCode.REFUSED;
    }
    try (Repository repository = Repository.open(options.folders(), options.environment())) {
      int changed =
          add(repository.dataSource(), System.getProperty("user.name"), practice, list.patients());
      output.say(IdentityWord.LINES_READ, list.patients().size(), changed);
    }
    return ExitCode.OK;
  }
}
