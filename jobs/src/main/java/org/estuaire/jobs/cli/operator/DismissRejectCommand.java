package org.estuaire.jobs.cli.operator;

import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dismiss",
    description =
        "Takes a record out of quarantine for good, for example because its correction came in another file.")
final class DismissRejectCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "ID", description = "number of the reject")
  private long id;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "kept in the audit trail")
  private String why;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      if (!installation.loading().replay().dismiss(id)) {
        output.say(OperatorWord.NOT_IN_QUARANTINE);
        return ExitCode.NOT_FOUND;
      }
      installation.audit("dismiss", "reject " + id + ": " + why);
      output.say(OperatorWord.DISMISSED);
      return ExitCode.OK;
    }
  }
}
