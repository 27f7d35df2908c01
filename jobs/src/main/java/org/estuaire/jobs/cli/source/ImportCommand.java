package org.estuaire.jobs.cli.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Finding;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.ReadingBar;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.AuditTrail;
import org.estuaire.terminology.CommuneImport;
import org.estuaire.terminology.LoincImport;
import org.estuaire.terminology.NabmImport;
import org.estuaire.terminology.TableRefused;
import org.estuaire.terminology.register.BiologyImport;
import org.estuaire.terminology.register.Region;
import org.estuaire.terminology.register.Register;
import org.estuaire.terminology.register.RegisterImport;
import org.estuaire.terminology.register.Snapshot;
import org.estuaire.terminology.register.ValueSetImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Replaces a reference table by its official file: cog (INSEE), nabm (CNAM), loinc"
            + " (Regenstrief), loinc-biologie and jdv (ANS), rpps and mssante (Annuaire santé),"
            + " finess.")
final class ImportCommand implements Callable<Integer> {

  /** The tables that can be imported. */
  enum Table {
    COG,
    NABM,
    LOINC,
    LOINC_BIOLOGIE,
    JDV,
    RPPS,
    MSSANTE,
    FINESS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Mixin private CommonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "TABLE",
      description = "which table: ${COMPLETION-CANDIDATES}")
  private Table table;

  @Parameters(index = "1", paramLabel = "FILE", description = "the official file, or its archive")
  private Path file;

  @Option(
      names = "--check",
      description = "only judge the file: what would be taken, what is wrong; nothing is written")
  private boolean check;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "day of the file, where neither its name nor its content says it")
  private LocalDate date;

  @Option(
      names = "--confirm-closures",
      description = "take a file that lacks more than one in five rows of the last one")
  private boolean confirmed;

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
    InputFiles.demand(french == null ? List.of(file) : List.of(file, french));
    try (Repository repository = Repository.open(options.folders(), options.environment());
        Connection tx = repository.dataSource().getConnection()) {
      tx.setAutoCommit(false);
      load(tx, output);
      if (check) {
        tx.rollback();
      } else {
        AuditTrail.note(
            tx,
            System.getProperty("user.name"),
            "terminology import",
            table + " " + file.getFileName());
        tx.commit();
      }
      return ExitCode.OK;
    } catch (TableRefused refused) {
      tell(output, refused.findings());
      return ExitCode.REFUSED;
    }
  }

  private void load(Connection tx, Output output) throws Exception {
    switch (table) {
      case COG -> rows(output, new CommuneImport(tx).load(file));
      case NABM ->
          rows(
              output,
              new NabmImport(tx).load(file, new NabmImport.Columns(code, coefficient, from, to)));
      case LOINC -> rows(output, new LoincImport(tx).load(file, Optional.ofNullable(french)));
      default -> snapshot(tx, output);
    }
  }

  private void rows(Output output, int rows) {
    if (options.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("table", table.toString());
      answer.put("rows", rows);
      answer.put("written", !check);
      output.json(answer);
    } else {
      output.say(check ? SourceWord.ROWS_CHECKED : SourceWord.ROWS_IMPORTED, rows);
    }
  }

  private void snapshot(Connection tx, Output output) throws Exception {
    Snapshot snapshot;
    try (ReadingBar bar = ReadingBar.on(options, table.toString(), Files.size(file))) {
      snapshot = read(tx, bar);
    }
    if (options.json()) {
      output.json(json(snapshot, output));
      return;
    }
    if (snapshot.alreadyInUse()) {
      output.say(SourceWord.ALREADY_IN_USE, table, snapshot.statedOn());
      return;
    }
    tell(output, snapshot.findings());
    output.say(
        SourceWord.SNAPSHOT_READ,
        table,
        snapshot.statedOn(),
        snapshot.rows(),
        snapshot.entries(),
        snapshot.leftOut());
    output.say(SourceWord.SNAPSHOT_COMPARED, snapshot.added(), snapshot.gone(), snapshot.kept());
    output.say(snapshot.written() ? SourceWord.SNAPSHOT_WRITTEN : SourceWord.NOTHING_CHANGED);
  }

  private Snapshot read(Connection tx, LongConsumer progress) throws SQLException {
    RegisterImport.Manner manner =
        new RegisterImport.Manner(
            new Region(Set.copyOf(ConfigurationReader.departements(options.folders().config()))),
            Optional.ofNullable(date),
            confirmed,
            check,
            progress);
    return switch (table) {
      case RPPS -> new RegisterImport(tx, manner).load(Register.RPPS, file);
      case MSSANTE -> new RegisterImport(tx, manner).load(Register.MSSANTE, file);
      case FINESS -> new RegisterImport(tx, manner).load(Register.FINESS, file);
      case LOINC_BIOLOGIE -> new BiologyImport(tx, manner).load(file);
      case JDV -> new ValueSetImport(tx, manner).load(file);
      default -> throw new IllegalStateException("no snapshot: " + table);
    };
  }

  private Map<String, Object> json(Snapshot snapshot, Output output) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("table", table.toString());
    answer.put("statedOn", snapshot.statedOn().toString());
    answer.put("version", snapshot.version());
    answer.put("sha256", snapshot.sha256());
    answer.put("rows", snapshot.rows());
    answer.put("leftOut", snapshot.leftOut());
    answer.put("entries", snapshot.entries());
    answer.put("kept", snapshot.kept());
    answer.put("added", snapshot.added());
    answer.put("gone", snapshot.gone());
    answer.put("alreadyInUse", snapshot.alreadyInUse());
    answer.put("written", snapshot.written());
    answer.put("findings", snapshot.findings().stream().map(one -> json(one, output)).toList());
    return answer;
  }

  private static Map<String, Object> json(Finding finding, Output output) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("code", finding.code().code());
    answer.put("line", finding.line());
    answer.put("message", finding.message(output.language()));
    return answer;
  }

  private void tell(Output output, List<Finding> findings) {
    String last = "";
    for (Finding finding : findings) {
      output.line(
          file
              + ":"
              + finding.line()
              + " "
              + finding.code().code()
              + " "
              + finding.message(output.language()));
      // The same remedy once, not under each of many lines.
      String remedy = finding.remedy(output.language());
      if (!remedy.equals(last)) {
        output.line("    → " + remedy);
      }
      last = remedy;
    }
  }
}
