package org.estuaire.jobs.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.estuaire.config.Configuration;

/** Whether {@code serve} answers on this machine, at the address of its metrics. */
public final class RunningService {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int HTTP_OK = 200;

  private RunningService() {}

  /** Whether it answers within ten seconds. */
  public static boolean answers(Configuration.Metrics metrics)
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
