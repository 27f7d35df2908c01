package org.estuaire.jobs.cli.operator;

import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.doctor.RunningService;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "health",
    description =
        "Whether \"serve\" answers on this machine, for supervisors and containers: 0, else 4.")
final class HealthCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Override
  public Integer call() throws Exception {
    boolean answers = RunningService.answers(Opening.configuration(options).metrics());
    Output.standard(options)
        .say(answers ? OperatorWord.SERVE_ANSWERS : OperatorWord.SERVE_DOES_NOT_ANSWER);
    return answers ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
