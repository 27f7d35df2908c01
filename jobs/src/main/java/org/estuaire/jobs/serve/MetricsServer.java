package org.estuaire.jobs.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.night.NightMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the metrics to Prometheus on the configured address, by default on this machine only. */
final class MetricsServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

  /** Whoever sends half a request holds one of them until its time is over. */
  private static final int AT_ONCE = 16;

  /** To send a request, and to take the answer. */
  private static final String SECONDS = "10";

  private final HttpServer server;
  private final ExecutorService answering;

  MetricsServer(Configuration.Metrics address, NightMetrics metrics) throws IOException {
    // Settings of the JDK's server, read when the first one is made.
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
    this.answering = Executors.newFixedThreadPool(AT_ONCE, MetricsServer::daemon);
    this.server =
        HttpServer.create(new InetSocketAddress(address.address(), address.port()), AT_ONCE);
    server.setExecutor(answering);
    server.createContext("/metrics", exchange -> answer(exchange, metrics));
    server.start();
  }

  private static Thread daemon(Runnable answer) {
    Thread thread = new Thread(answer, "estuaire-metrics");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    answering.shutdownNow();
  }

  private static void answer(HttpExchange exchange, NightMetrics metrics) throws IOException {
    try (exchange) {
      byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    } catch (SQLException e) {
      LOG.warn("metrics can't be read from the ledger: SQLSTATE {}", e.getSQLState());
      exchange.sendResponseHeaders(503, -1);
    }
  }
}
