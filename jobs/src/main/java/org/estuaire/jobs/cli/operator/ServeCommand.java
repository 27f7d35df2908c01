package org.estuaire.jobs.cli.operator;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.process.ProcessStop;
import org.estuaire.jobs.serve.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description =
        "Stays: SFTP drop and watched folders, the nightly schedule, metrics for Prometheus.")
final class ServeCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    CountDownLatch asked = new CountDownLatch(1);
    try (ProcessStop.Registration stoppable = ProcessStop.PROCESS.work(asked::countDown);
        Installation installation = Opening.open(options);
        Serving serving = Serving.start(installation)) {
      output.say(
          OperatorWord.SERVING,
          installation.configuration().sftp().address(),
          serving.sftpPort(),
          serving.metricsPort(),
          installation.configuration().schedule().nightlyAt());
      asked.await();
    }
    output.say(OperatorWord.SERVICE_STOPPED);
    return ExitCode.OK;
  }
}
