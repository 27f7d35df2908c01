package org.estuaire.jobs.cli.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Finding;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.terminology.CommuneImport;
import org.estuaire.terminology.LoincImport;
import org.estuaire.terminology.NabmImport;
import org.estuaire.terminology.TableRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "terminology",
    description = "Reference tables, and the codes of laboratories.",
    subcommands = {TerminologyCommand.Import.class, UnmappedCommand.class, RemapCommand.class},
    synopsisSubcommandLabel = "import|unmapped|remap")
final class TerminologyCommand {

  /** The tables that can be imported. */
  enum Table {
    COG,
    NABM,
    LOINC
  }

  @Command(
      name = "import",
      description =
          "Replaces a reference table by its official file: COG (INSEE), NABM (CNAM) or LOINC.")
  static final class Import implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(index = "0", paramLabel = "cog|nabm|loinc", description = "which table")
    private Table table;

    @Parameters(index = "1", paramLabel = "FILE", description = "the official file")
    private Path file;

    @Option(
        names = "--french",
        paramLabel = "FILE",
        description = "LOINC: the French linguistic variant")
    private Path french;

    @Option(
        names = "--code",
        defaultValue = "code",
        paramLabel = "COLUMN",
        description = "NABM: column of the code")
    private String code;

    @Option(
        names = "--coefficient",
        defaultValue = "coefficient",
        paramLabel = "COLUMN",
        description = "NABM: column of the coefficient")
    private String coefficient;

    @Option(
        names = "--from",
        defaultValue = "from",
        paramLabel = "COLUMN",
        description = "NABM: column of the first day")
    private String from;

    @Option(
        names = "--to",
        defaultValue = "to",
        paramLabel = "COLUMN",
        description = "NABM: column of the last day")
    private String to;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      try (Repository repository = Repository.open(options.folders(), System.getenv());
          Connection tx = repository.dataSource().getConnection()) {
        tx.setAutoCommit(false);
        int rows = load(tx);
        tx.commit();
        output.say(SourceWord.ROWS_IMPORTED, rows);
        return ExitCode.OK;
      } catch (TableRefused refused) {
        for (Finding finding : refused.findings()) {
          output.line(
              file
                  + ":"
                  + finding.line()
                  + " "
                  + finding.code().code()
                  + " "
                  + finding.message(output.language()));
          output.line("    → " + finding.remedy(output.language()));
        }
        return ExitCode.REFUSED;
      }
    }

    private int load(Connection tx) throws SQLException {
      return switch (table) {
        case COG -> new CommuneImport(tx).load(file);
        case NABM ->
            new NabmImport(tx).load(file, new NabmImport.Columns(code, coefficient, from, to));
        case LOINC -> new LoincImport(tx).load(file, Optional.ofNullable(french));
      };
    }
  }
}
