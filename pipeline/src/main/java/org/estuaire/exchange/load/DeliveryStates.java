package org.estuaire.exchange.load;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The states of deliveries in the ledger: received, loading, loaded or refused. */
final class DeliveryStates {

  private static final String CHARSET = "charset";

  private final JsonMapper json = JsonMapper.shared();
  private final FindingRows findings;
  private final Map<String, Partner> partners;

  DeliveryStates(FindingRows findings, List<Partner> partners) {
    this.findings = findings;
    this.partners = new LinkedHashMap<>();
    partners.forEach(partner -> this.partners.put(partner.code(), partner));
  }

  /** A delivery that waits for inspection. */
  record Received(long id, Partner partner, String sha256, long bytes) {}

  /** In order of reception; deliveries of partners that are no longer configured wait. */
  List<Received> received(Connection tx) throws SQLException {
    List<Received> waiting = new ArrayList<>();
    try (PreparedStatement select =
            tx.prepareStatement(
                "SELECT id, partner, sha256, bytes FROM exchange.delivery WHERE state = 'RECEIVED' ORDER BY id");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Partner partner = partners.get(rows.getString(2));
        if (partner != null) {
          waiting.add(new Received(rows.getLong(1), partner, rows.getString(3), rows.getLong(4)));
        }
      }
    }
    return waiting;
  }

  void ready(Connection tx, long id, LaneName lane, String format, Inspection.Ready ready)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET state = CASE WHEN ? = 0 THEN 'LOADED' ELSE 'LOADING' END,"
                + " finished_at = CASE WHEN ? = 0 THEN clock_timestamp() END,"
                + " records = ?, lane = ?, format = ?, reading = ?::jsonb WHERE id = ? AND state = 'RECEIVED'")) {
      update.setInt(1, ready.records());
      update.setInt(2, ready.records());
      update.setInt(3, ready.records());
      update.setString(4, lane.code());
      update.setString(5, format);
      update.setString(6, write(ready.reading()));
      update.setLong(7, id);
      update.executeUpdate();
    }
    findings.addToDelivery(tx, id, ready.warnings());
  }

  void refused(Connection tx, long id, Optional<Lanes.Match> match, List<Finding> why)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET state = 'REFUSED', lane = coalesce(?, lane),"
                + " format = coalesce(?, format), finished_at = clock_timestamp()"
                + " WHERE id = ? AND state IN ('RECEIVED', 'LOADING')")) {
      update.setString(1, match.map(m -> m.lane().code()).orElse(null));
      update.setString(2, match.map(m -> m.format().code()).orElse(null));
      update.setLong(3, id);
      update.executeUpdate();
    }
    findings.addToDelivery(tx, id, why);
  }

  /**
   * Deliveries of a lane that were inspected and not loaded to their end, in order of reception.
   */
  List<PendingDelivery> pending(Connection tx, LaneName lane) throws SQLException {
    List<PendingDelivery> pending = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT id, partner, sha256, format, reading, records, done FROM exchange.delivery"
                + " WHERE state = 'LOADING' AND lane = ? ORDER BY id")) {
      select.setString(1, lane.code());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Partner partner = partners.get(rows.getString(2));
          if (partner != null) {
            pending.add(pending(rows, partner));
          }
        }
      }
    }
    return pending;
  }

  /** A delivery whatever its state, for replaying its records. */
  Optional<PendingDelivery> find(Connection tx, long id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT id, partner, sha256, format, reading, records, done FROM exchange.delivery WHERE id = ?")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next() || rows.getString(5) == null || !partners.containsKey(rows.getString(2))) {
          return Optional.empty();
        }
        return Optional.of(pending(rows, partners.get(rows.getString(2))));
      }
    }
  }

  private PendingDelivery pending(ResultSet row, Partner partner) throws SQLException {
    return new PendingDelivery(
        row.getLong(1),
        partner,
        row.getString(3),
        row.getString(4),
        read(row.getString(5)),
        row.getInt(6),
        row.getInt(7));
  }

  private String write(Reading reading) {
    Map<String, String> members = new LinkedHashMap<>(reading.attributes());
    members.put(CHARSET, reading.charset().name());
    return json.writeValueAsString(members);
  }

  private Reading read(String text) {
    Map<String, String> members = new LinkedHashMap<>();
    JsonNode node = json.readTree(text);
    node.propertyStream()
        .forEach(member -> members.put(member.getKey(), member.getValue().asString()));
    Charset charset = Charset.forName(members.remove(CHARSET));
    return new Reading(charset, members);
  }
}
