package org.estuaire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepotRoutesTest {

  @TempDir Path folder;

  @Test
  void filesAreTakenAsTheyComeAndAFaultOfTheDatabaseIsOutlived() throws Exception {
    Partner labo = Depots.labo(new Completion.Rename());
    Depots depots = new Depots(folder);
    Path depot = depots.depot(labo);
    try (CamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(new DepotRoutes(List.of(labo), depots.sweep(), Duration.ofMillis(20)));
      camel.start();

      Files.writeString(depot.resolve("one.hl7"), "MSH|1");
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(depots.deliveries()).hasSize(1));

      execute(depots, "ALTER TABLE exchange.arrival RENAME TO away");
      Files.writeString(depot.resolve("two.hl7"), "MSH|2");
      execute(depots, "ALTER TABLE exchange.away RENAME TO arrival");
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(depots.deliveries()).hasSize(2));
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(depot).isEmptyDirectory());
      assertThat(camel.getRoute("depot-labo-estran")).isNotNull();
    }
  }

  private static void execute(Depots depots, String statement) throws Exception {
    try (var connection = depots.database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
