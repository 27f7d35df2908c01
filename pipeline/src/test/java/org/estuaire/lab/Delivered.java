package org.estuaire.lab;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;

/** From a laboratory's file through the repository to the files of five practices. */
final class Delivered {

  private static final String PATIENT = "L000123";

  private final DataSource database = TestDatabase.create();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long delivery;

  Delivered() {
    for (LabFormats format : LabFormats.values()) {
      subscriptions.add(
          new Subscription(
              practice(format),
              new Party("81000000001", practice(format)),
              Partner.METROPOLITAN_FRANCE,
              format.writer().code(),
              Set.of(),
              true,
              0));
    }
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      String domain = LabFormats.LABORATORY.identityDomain();
      LabPersons.identity(tx, 1, domain, PATIENT, new UUID(0, 1));
      for (LabFormats format : LabFormats.values()) {
        statement.executeUpdate(
            "INSERT INTO distribution.followed (partner, domain, local_id, reason, since) VALUES ('"
                + practice(format)
                + "', '"
                + domain
                + "', '"
                + PATIENT
                + "', 'LIST', '2026-01-01')");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String practice(LabFormats format) {
    return "cabinet-" + format.name().toLowerCase(Locale.ROOT);
  }

  /** What each practice is sent of a delivery, by its format. */
  Map<LabFormats, byte[]> of(LabFormats format, byte[] file) throws SQLException, IOException {
    load(format, file);
    new Distribution(
            database,
            subscriptions,
            LabFormats.writers(),
            partner -> new Party("380000999", partner),
            Unsealed.SEAL,
            () -> LocalDate.of(2026, 3, 3),
            CrashPoint.Watch.NONE)
        .prepare();
    Map<LabFormats, byte[]> sent = new EnumMap<>(LabFormats.class);
    new Courier(
            database,
            Unsealed.SEAL,
            (partner, name, content) -> {
              byte[] other = sent.put(formatOf(partner), content);
              if (other != null) {
                throw new AssertionError("two files for " + partner);
              }
            },
            CrashPoint.Watch.NONE)
        .deliver();
    return sent;
  }

  private void load(LabFormats format, byte[] file) throws SQLException {
    delivery++;
    List<Filed<LabReport>> chunk = new ArrayList<>();
    for (LabReport report : format.read(file, LabFormats.LABORATORY)) {
      Place place = new Place(chunk.size() + 1, 1, 0, 10);
      chunk.add(new Filed<>(delivery, place, LabFormats.LABORATORY.code(), 1, report));
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader().load(tx, chunk);
      tx.commit();
    }
  }

  private static LabFormats formatOf(String partner) {
    return Arrays.stream(LabFormats.values())
        .filter(format -> practice(format).equals(partner))
        .findFirst()
        .orElseThrow();
  }
}
