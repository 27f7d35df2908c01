package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must hold once a night has been finished, whatever happened in between. */
final class Aftermath {

  private Aftermath() {}

  static void check(TestInstallation after) throws Exception {
    theBalanceCloses(after);
    nothingIsUnfinished(after);
    everyArrivalIsAnswered(after);
    assertThat(leftBehind(after.installation().folders().data())).isEmpty();
  }

  private static void theBalanceCloses(TestInstallation after) throws Exception {
    assertThat(
            after.value(
                "SELECT count(*) FROM exchange.delivery d WHERE state = 'LOADED' AND (records <> done"
                    + " OR records <> (SELECT count(*) FROM exchange.record r WHERE r.delivery_id = d.id))"))
        .isEqualTo("0");
    assertThat(
            after.value(
                "SELECT (SELECT count(*) FROM exchange.record WHERE outcome IN ('REJECTED', 'HELD'))"
                    + " - (SELECT count(*) FROM exchange.reject WHERE state IN ('REJECTED', 'HELD'))"))
        .isEqualTo("0");
  }

  private static void nothingIsUnfinished(TestInstallation after) throws Exception {
    assertThat(
            after.value(
                "SELECT count(*) FROM exchange.delivery WHERE state NOT IN ('LOADED', 'REFUSED')"))
        .isEqualTo("0");
    assertThat(after.value("SELECT count(*) FROM exchange.run WHERE state = 'RUNNING'"))
        .isEqualTo("0");
    assertThat(
            after.value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND state LIKE 'idle in transaction%'"))
        .isEqualTo("0");
    assertThat(
            after.value(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
        .isEqualTo("0");
  }

  private static void everyArrivalIsAnswered(TestInstallation after) throws Exception {
    for (String arrival :
        after.rows(
            "SELECT d.partner, coalesce(array_to_string(r.file_names, ' '), '-') FROM exchange.arrival a"
                + " JOIN exchange.delivery d ON d.id = a.delivery_id"
                + " LEFT JOIN exchange.receipt r ON r.arrival_id = a.id AND (a.repeated OR r.revision = d.revision)")) {
      String[] parts = arrival.split("\\|");
      assertThat(after.receipts(parts[0])).as(arrival).contains(parts[1].split(" "));
    }
  }

  /** Files of the data folder that only unfinished work explains. */
  private static List<Path> leftBehind(Path data) throws IOException {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(data)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = data.relativize(file).toString();
        if (path.matches(
            ".*(\\.tmp|\\.part)|landing/\\.incoming/.*|sftp/[^/]+/(depot|\\.drafts|\\.uploads)/.*")) {
          left.add(file);
        }
      }
    }
    return left;
  }
}
