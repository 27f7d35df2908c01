package org.estuaire.jobs.cli.operator;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.Status;
import org.estuaire.identity.indicators.IdentityIndicators;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.NightReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Writes the report of a run again, with the figures of now.")
final class ReportCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "number of the run (default: the last one)")
  private Long run;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Repository repository = Repository.open(options.folders(), options.environment());
        Connection connection = repository.dataSource().getConnection()) {
      Status.Run last = Status.lastRun(connection);
      if (last == null || (run != null && !NightFigures.isKnown(connection, run))) {
        output.say(OperatorWord.NO_SUCH_RUN);
        return ExitCode.NOT_FOUND;
      }
      FigureParts parts = new FigureParts();
      NightFigures figures = NightFigures.read(connection, run == null ? last.id() : run, parts);
      List<Indicator> identities =
          parts.whole(
              "identities",
              List.of(),
              () -> IdentityIndicators.of(connection, month(figures), options.zone()));
      Path file =
          new NightReport(Opening.configuration(options), options.folders().reports())
              .write(figures, identities, parts);
      if (options.json()) {
        output.json(Map.of("run", figures.runId(), "report", file.toString()));
      } else {
        output.say(OperatorWord.REPORT_FILE, file);
      }
      return ExitCode.OK;
    }
  }

  private YearMonth month(NightFigures figures) {
    return YearMonth.from(figures.startedAt().atZone(options.zone()));
  }
}
