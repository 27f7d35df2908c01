package org.estuaire.jobs.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.NightMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the metrics to Prometheus on the configured address, by default on this machine only. */
final class MetricsServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

  private final HttpServer server;

  MetricsServer(Configuration.Metrics address, NightMetrics metrics) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(address.address(), address.port()), 16);
    server.createContext("/metrics", exchange -> answer(exchange, metrics));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
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
