package org.estuaire.jobs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.jobs.installation.Repository;

/**
 * A server of one test's own, to be killed or frozen, on a cluster that is kept. Its commits are
 * durable when they return, as a region's are; those of the test library's servers are not.
 */
record OwnServer(EmbeddedPostgres started, ProcessHandle postmaster) implements AutoCloseable {

  private static final int SECONDS = 60;

  static OwnServer start(Path folder) throws IOException {
    Path cluster = folder.resolve("cluster");
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on")
            .start();
    long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
    return new OwnServer(started, ProcessHandle.of(pid).orElseThrow());
  }

  /** The environment of a process whose repository this server is. */
  Map<String, String> named(Map<String, String> environment) {
    Map<String, String> named = new HashMap<>(environment);
    named.put(Repository.URL, started.getJdbcUrl("postgres", "postgres"));
    return named;
  }

  /** Ends all its processes at once, and returns when none is left. */
  void kill() {
    CompletableFuture<?>[] ended =
        Stream.concat(postmaster.descendants(), Stream.of(postmaster))
            .peek(ProcessHandle::destroyForcibly)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ended).orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Its connections stay open, and nothing answers on them. */
  void freeze() {
    Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(OwnServer::stop);
  }

  private static void stop(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server is killed when an installation comes there. */
  CrashPoint.Watch killedAt(CrashPoint place) {
    return at(place, this::kill);
  }

  /** The server falls silent when an installation comes there. */
  CrashPoint.Watch frozenAt(CrashPoint place) {
    return at(place, this::freeze);
  }

  private static CrashPoint.Watch at(CrashPoint place, Runnable something) {
    return point -> {
      if (point == place) {
        something.run();
      }
    };
  }

  @Override
  public void close() throws IOException {
    kill();
    started.close();
  }
}
