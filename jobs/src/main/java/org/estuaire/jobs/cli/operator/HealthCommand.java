package org.estuaire.jobs.cli.operator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "health",
    description =
        "Whether \"serve\" answers on this machine, for supervisors and containers: 0, else 4.")
final class HealthCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int HTTP_OK = 200;

  @Mixin private CommonOptions options;

  @Override
  public Integer call() throws Exception {
    Configuration.Metrics metrics = Opening.configuration(options).metrics();
    boolean answers = answers(metrics);
    Output.standard(options)
        .say(answers ? OperatorWord.SERVE_ANSWERS : OperatorWord.SERVE_DOES_NOT_ANSWER);
    return answers ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private static boolean answers(Configuration.Metrics metrics)
      throws UnknownHostException, InterruptedException {
    InetAddress address = InetAddress.getByName(metrics.address());
    // What listens everywhere listens here too.
    InetAddress here = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String host = here.getHostAddress();
    URI page =
        URI.create(
            "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + metrics.port()
                + "/metrics");
    try {
      return HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(page).timeout(PATIENCE).build(), BodyHandlers.discarding())
              .statusCode()
          == HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
