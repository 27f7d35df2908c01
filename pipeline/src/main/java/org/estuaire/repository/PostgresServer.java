package org.estuaire.repository;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.file.PathUtils;
import org.estuaire.installation.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server of a folder, started by this process. It listens on this machine only and
 * takes nobody without the password of its folder.
 */
final class PostgresServer {

  static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

  /**
   * Repeated hashing makes guessing slow where somebody chose a password. Ours is random: there is
   * nothing to guess, and every connection would pay for it.
   */
  private static final String UNSTRETCHED = "scram_iterations=1";

  /** Recovering after a power cut takes as long as it takes to read 2 GB of log. */
  static final Duration UNTIL_READY = Duration.ofMinutes(2);

  /**
   * What a server that was killed leaves behind ends on its own, and holds the folder until then.
   */
  private static final Duration UNTIL_LEFT = Duration.ofSeconds(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private static final String SECONDS_TO_STOP = "15";

  /** Who may come in, whatever an earlier version or an operator wrote there. */
  private static final String ACCESS =
      """
      # Written by Estuaire at every start.
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "300"),
          Map.entry("timezone", "UTC"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("work_mem", "32MB"),
          Map.entry("log_line_prefix", ""),
          // The server must never write values of a record into its own log.
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_parameter_max_length_on_error", "0"));

  private final Path folder;
  private final PostgresPrograms programs;
  private final Postmaster postmaster;

  private PostgresServer(Path folder, PostgresPrograms programs, Postmaster postmaster) {
    this.folder = folder;
    this.programs = programs;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server of a folder on which none runs. A folder without a database gets one, and one
   * that an earlier version left open to every account of the machine is closed.
   *
   * @throws UnusableDatabase with the reason
   */
  static PostgresServer start(Path folder) throws IOException {
    PostgresPrograms programs = PostgresPrograms.beside(folder);
    Path draft = programs.draft("password");
    if (Files.exists(draft) && !Files.exists(folder.resolve("postmaster.opts"))) {
      // Whoever made the database was killed over it, and no server ever ran on it.
      PathUtils.cleanDirectory(folder);
    }
    if (!Files.exists(folder.resolve("postgresql.conf"))) {
      make(folder, programs, draft);
    }
    if (ServerPassword.of(folder).isEmpty()) {
      demandPassword(folder, programs);
    }
    Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
    start(folder, programs);
    return new PostgresServer(folder, programs, Postmaster.of(folder).orElseThrow());
  }

  int port() {
    return postmaster.port();
  }

  Optional<ProcessHandle> process() {
    return ProcessHandle.of(postmaster.pid());
  }

  /** Lets nobody finish; does nothing where the server has ended, though another runs by now. */
  void stop() throws IOException {
    if (!Postmaster.of(folder).equals(Optional.of(postmaster))) {
      return;
    }
    try {
      programs
          .program("pg_ctl")
          .run("stop", "-D", folder.toString(), "-m", "fast", "-w", "-t", SECONDS_TO_STOP);
    } catch (UnusableDatabase late) {
      LOG.debug("the embedded database ends by itself: {}", late.getMessage());
    }
  }

  /** How text is ordered must not depend on the locale of whoever came first. */
  private static void make(Path folder, PostgresPrograms programs, Path draft) throws IOException {
    ServerPassword password = ServerPassword.generate();
    DurableFiles.writeOwnerOnly(draft, password.text());
    try {
      programs
          .program("initdb")
          .run(
              "--username=" + SUPERUSER,
              "--pwfile=" + draft,
              "--auth=scram-sha-256",
              "--set=" + UNSTRETCHED,
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--pgdata=" + folder);
      password.keepIn(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** In single-user mode nobody else can connect: the server listens nowhere. */
  private static void demandPassword(Path folder, PostgresPrograms programs) throws IOException {
    ServerPassword password = ServerPassword.generate();
    programs
        .program("postgres")
        .runWith(
            "ALTER ROLE " + SUPERUSER + " PASSWORD '" + password.text() + "'\n",
            "--single",
            "-D",
            folder.toString(),
            "-c",
            "exit_on_error=on",
            "-c",
            UNSTRETCHED,
            SUPERUSER);
    password.keepIn(folder);
    LOG.warn(
        "the embedded database asks every account of this machine for a password from now on; it"
            + " lies in {}",
        ServerPassword.file(folder));
  }

  private static void start(Path folder, PostgresPrograms programs) throws IOException {
    Optional<Postmaster> killed = Postmaster.of(folder);
    long start = System.nanoTime();
    while (true) {
      try {
        programs
            .program("pg_ctl")
            .run(
                "start",
                "-D",
                folder.toString(),
                "-w",
                "-t",
                Long.toString(UNTIL_READY.toSeconds()),
                "-o",
                options(freePort()));
        return;
      } catch (UnusableDatabase e) {
        if (killed.isEmpty() || System.nanoTime() - start > UNTIL_LEFT.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  /** As words for a shell; no value of ours has a sign that it would take for its own. */
  private static String options(int port) {
    List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
    return String.join(" ", options);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
