package org.estuaire.exchange.load;

import java.nio.charset.Charset;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.repository.PlannedAnew;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The states of deliveries in the ledger: received, loading, loaded or refused. */
final class DeliveryStates {

  private static final String CHARSET = "charset";

  // Named twice, the identifiers keep the database from reading every delivery that waits.
  private static final String READY =
      """
      UPDATE exchange.delivery AS d SET
        state = CASE WHEN found.records = 0 THEN 'LOADED' ELSE 'LOADING' END,
        finished_at = CASE WHEN found.records = 0 THEN clock_timestamp() END,
        records = found.records, lane = found.lane, record_type = found.record_type,
        format = found.format, reading = found.reading::jsonb
      FROM unnest(?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS found (id, records, lane, record_type, format, reading)
      WHERE d.id = found.id AND d.id = ANY (?) AND d.state = 'RECEIVED'
      """;

  private static final String REFUSED =
      """
      UPDATE exchange.delivery AS d SET
        state = 'REFUSED', lane = coalesce(found.lane, d.lane),
        record_type = coalesce(found.record_type, d.record_type),
        format = coalesce(found.format, d.format), finished_at = clock_timestamp(), attempts = 0, losses = 0,
        in_hand = false
      FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
        AS found (id, lane, record_type, format)
      WHERE d.id = found.id AND d.id = ANY (?) AND d.state IN ('RECEIVED', 'LOADING')
      """;

  private final JsonMapper json = JsonMapper.shared();
  private final FindingRows findings;
  private final Map<String, Partner> partners;

  DeliveryStates(FindingRows findings, List<Partner> partners) {
    this.findings = findings;
    this.partners = new LinkedHashMap<>();
    partners.forEach(partner -> this.partners.put(partner.code(), partner));
  }

  /**
   * A delivery that waits for inspection.
   *
   * @param deaths of the process while it was being inspected
   */
  record Received(long id, Partner partner, String sha256, long bytes, int deaths) {

    /** Whether the process died over it: it is inspected after all others, and alone. */
    boolean isSuspect() {
      return deaths > 0;
    }
  }

  /** In order of reception; deliveries of partners that are no longer configured wait. */
  List<Received> received(Connection tx) throws SQLException {
    List<Received> waiting = new ArrayList<>();
    try (PreparedStatement select =
            tx.prepareStatement(
                "SELECT id, partner, sha256, bytes, "
                    + Deaths.COUNT
                    + " FROM exchange.delivery WHERE state = 'RECEIVED' ORDER BY id");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Partner partner = partners.get(rows.getString(2));
        if (partner != null) {
          waiting.add(
              new Received(
                  rows.getLong(1), partner, rows.getString(3), rows.getLong(4), rows.getInt(5)));
        }
      }
    }
    return waiting;
  }

  /**
   * What inspection found of a delivery.
   *
   * @param partner code of its sender
   */
  record Inspected(
      long id, String partner, Optional<RecordTypes.Match> match, Inspection inspection) {

    /** Set aside or refused, whatever it was recognised as. */
    static Inspected refused(long id, String partner, List<Finding> why) {
      return new Inspected(id, partner, Optional.empty(), new Inspection.Refused(why));
    }

    private @Nullable String lane() {
      return match.map(m -> m.type().lane().code()).orElse(null);
    }

    private @Nullable String type() {
      return match.map(m -> m.type().code()).orElse(null);
    }

    private @Nullable String format() {
      return match.map(m -> m.format().code()).orElse(null);
    }

    private boolean isReady() {
      return inspection instanceof Inspection.Ready;
    }

    private Inspection.Ready ready() {
      return (Inspection.Ready) inspection;
    }

    private List<Finding> findings() {
      return inspection instanceof Inspection.Refused refused ? refused.why() : ready().warnings();
    }
  }

  /** Notes what was found of several deliveries: ready to load, or refused. */
  void inspected(Connection tx, List<Inspected> deliveries) throws SQLException {
    ready(tx, deliveries.stream().filter(Inspected::isReady).toList());
    refused(tx, deliveries.stream().filter(delivery -> !delivery.isReady()).toList());
    findings.add(
        tx,
        deliveries.stream()
            .map(
                delivery ->
                    new FindingRows.OfRecord(
                        delivery.id(), 0, delivery.partner(), delivery.findings()))
            .toList());
  }

  private void ready(Connection tx, List<Inspected> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (PreparedStatement update = PlannedAnew.prepare(tx, READY)) {
      update.setArray(1, array(tx, "bigint", deliveries, Inspected::id));
      update.setArray(2, array(tx, "integer", deliveries, d -> d.ready().records()));
      update.setArray(3, array(tx, "text", deliveries, Inspected::lane));
      update.setArray(4, array(tx, "text", deliveries, Inspected::type));
      update.setArray(5, array(tx, "text", deliveries, Inspected::format));
      update.setArray(6, array(tx, "text", deliveries, d -> write(d.ready().reading())));
      update.setArray(7, array(tx, "bigint", deliveries, Inspected::id));
      update.executeUpdate();
    }
  }

  private static void refused(Connection tx, List<Inspected> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (PreparedStatement update = PlannedAnew.prepare(tx, REFUSED)) {
      update.setArray(1, array(tx, "bigint", deliveries, Inspected::id));
      update.setArray(2, array(tx, "text", deliveries, Inspected::lane));
      update.setArray(3, array(tx, "text", deliveries, Inspected::type));
      update.setArray(4, array(tx, "text", deliveries, Inspected::format));
      update.setArray(5, array(tx, "bigint", deliveries, Inspected::id));
      update.executeUpdate();
    }
  }

  private static Array array(
      Connection tx, String type, List<Inspected> deliveries, Function<Inspected, ?> column)
      throws SQLException {
    return tx.createArrayOf(type, deliveries.stream().map(column).toArray());
  }

  void refused(
      Connection tx, long id, String partner, Optional<RecordTypes.Match> match, List<Finding> why)
      throws SQLException {
    inspected(tx, List.of(new Inspected(id, partner, match, new Inspection.Refused(why))));
  }

  /**
   * Deliveries of a lane that were inspected and not loaded to their end, in order of reception.
   */
  List<PendingDelivery> pending(Connection tx, LaneName lane) throws SQLException {
    List<PendingDelivery> pending = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT id, partner, sha256, record_type, format, received_at, reading, records, done, "
                + Deaths.COUNT
                + " FROM exchange.delivery"
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
    return Optional.ofNullable(find(tx, List.of(id)).get(id));
  }

  /** Those of several deliveries that were understood, whatever their state. */
  Map<Long, PendingDelivery> find(Connection tx, Collection<Long> ids) throws SQLException {
    Map<Long, PendingDelivery> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT id, partner, sha256, record_type, format, received_at, reading, records, done, "
                + Deaths.COUNT
                + " FROM exchange.delivery"
                + " WHERE id = ANY (?) AND reading IS NOT NULL")) {
      select.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Partner partner = partners.get(rows.getString(2));
          if (partner != null) {
            found.put(rows.getLong(1), pending(rows, partner));
          }
        }
      }
    }
    return found;
  }

  private PendingDelivery pending(ResultSet row, Partner partner) throws SQLException {
    return new PendingDelivery(
        row.getLong(1),
        partner,
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        read(row.getString(7)),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10));
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
