package org.estuaire.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Processor time used so far: what a busy machine distorts least. That of the database is known
 * where its server runs on this machine under the same account, as the embedded one does.
 */
record CpuTime(Duration program, Duration database) {

  private static final String SERVER_PROCESSES = "SELECT pid FROM pg_stat_activity";

  static CpuTime now(DataSource database) throws SQLException {
    Duration server = Duration.ZERO;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet processes = statement.executeQuery(SERVER_PROCESSES)) {
      while (processes.next()) {
        server = server.plus(of(ProcessHandle.of(processes.getLong(1))));
      }
    }
    return new CpuTime(of(Optional.of(ProcessHandle.current())), server);
  }

  CpuTime since(CpuTime earlier) {
    return new CpuTime(program.minus(earlier.program), database.minus(earlier.database));
  }

  Duration both() {
    return program.plus(database);
  }

  private static Duration of(Optional<ProcessHandle> process) {
    return process.flatMap(p -> p.info().totalCpuDuration()).orElse(Duration.ZERO);
  }
}
