package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.installation.PathwaySettings;
import org.estuaire.jobs.installation.PatientList;
import org.estuaire.jobs.installation.PatientRows;
import org.estuaire.pathway.Enrolments;
import org.estuaire.pathway.Enrolments.Enrolment;
import picocli.CommandLine.Command;

@Command(
    name = "pathway",
    description = "The patients whom practices count to a pathway.",
    subcommands = PathwayCommand.Import.class)
final class PathwayCommand {

  @Command(
      name = "import",
      description =
          "Adds patients from a CSV file (UTF-8, ';'): domain;identifier;pathway;since;until, dates"
              + " YYYY-MM-DD, until may be empty.")
  static final class Import extends PatientImport<Enrolment> {

    @Override
    PatientRows<Enrolment> read(Path file, Configuration configuration) throws IOException {
      return PatientList.enrolments(file, new PathwaySettings(configuration).codes());
    }

    @Override
    int add(DataSource database, String actor, String practice, List<Enrolment> patients)
        throws SQLException {
      return new Enrolments(database, actor).add(practice, patients);
    }
  }
}
