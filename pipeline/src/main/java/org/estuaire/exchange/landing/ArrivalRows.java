package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.repository.AuditTrail;
import org.estuaire.repository.PlannedAnew;

/**
 * Landed bytes of one partner as rows of the ledger: deliveries, arrivals and audit events, many
 * with one statement each. The caller's transaction has locked the partner's row, so that two of
 * them never wait for each other's contents; both kinds of ids rise in the order given.
 */
final class ArrivalRows {

  /** Arrivals written by one statement: what a transaction holds may be far more. */
  private static final int TOGETHER = 1000;

  private static final String NEW_DELIVERIES =
      """
      INSERT INTO exchange.delivery (partner, sha256, bytes)
      SELECT ?, sha256, bytes
      FROM unnest(?::text[], ?::bigint[]) WITH ORDINALITY AS landed (sha256, bytes, place)
      ORDER BY place
      ON CONFLICT (partner, sha256) DO NOTHING
      RETURNING sha256, id
      """;

  private static final String KNOWN_DELIVERIES =
      "SELECT sha256, id FROM exchange.delivery WHERE partner = ? AND sha256 = ANY (?)";

  private static final String ARRIVALS =
      """
      INSERT INTO exchange.arrival (delivery_id, file_name, repeated, channel, archive_id)
      SELECT delivery_id, file_name, repeated, ?, ?::bigint
      FROM unnest(?::bigint[], ?::text[], ?::boolean[]) WITH ORDINALITY
        AS came (delivery_id, file_name, repeated, place)
      ORDER BY place
      RETURNING id
      """;

  private final Connection tx;
  private final String partner;
  private final Channel channel;
  private final String actor;
  private final OptionalLong archive;

  /**
   * Arrivals of one partner by one channel.
   *
   * @param actor as the audit trail calls it
   * @param archive delivery that the files were in
   */
  ArrivalRows(Connection tx, String partner, Channel channel, String actor, OptionalLong archive) {
    this.tx = tx;
    this.partner = partner;
    this.channel = channel;
    this.actor = actor;
    this.archive = archive;
  }

  /** The arrivals in the order given; of the same content twice, the second is repeated. */
  List<Arrival> write(List<DeliveryLedger.Named> landed) throws SQLException {
    List<Arrival> arrivals = new ArrayList<>();
    for (int from = 0; from < landed.size(); from += TOGETHER) {
      arrivals.addAll(
          writeTogether(landed.subList(from, Math.min(landed.size(), from + TOGETHER))));
    }
    return arrivals;
  }

  /** A content, and whether it had come before. */
  private record Content(Landed landed, long deliveryId, boolean repeated) {}

  private List<Arrival> writeTogether(List<DeliveryLedger.Named> landed) throws SQLException {
    List<Content> contents = contents(landed.stream().map(DeliveryLedger.Named::landed).toList());
    Iterator<Long> ids = arrivals(contents, landed).iterator();
    List<Arrival> arrivals =
        contents.stream()
            .map(one -> new Arrival(ids.next(), one.deliveryId(), one.landed(), one.repeated()))
            .toList();
    audit(arrivals);
    for (Arrival arrival : arrivals) {
      if (arrival.repeated()) {
        Troubles.tryAgain(tx, arrival.deliveryId());
      }
    }
    return arrivals;
  }

  private List<Content> contents(List<Landed> landed) throws SQLException {
    Map<String, Long> fresh = newDeliveries(landed);
    Map<String, Long> all = new HashMap<>(fresh);
    List<String> others =
        landed.stream().map(Landed::sha256).filter(hash -> !fresh.containsKey(hash)).toList();
    if (!others.isEmpty()) {
      all.putAll(knownDeliveries(others));
    }
    List<Content> contents = new ArrayList<>();
    for (Landed one : landed) {
      boolean repeated = fresh.remove(one.sha256()) == null;
      contents.add(new Content(one, requireNonNull(all.get(one.sha256())), repeated));
    }
    return contents;
  }

  /** Without the contents that were known; waits for another transaction that notes one now. */
  private Map<String, Long> newDeliveries(List<Landed> landed) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NEW_DELIVERIES)) {
      insert.setString(1, partner);
      insert.setArray(2, array("text", landed, Landed::sha256));
      insert.setArray(3, array("bigint", landed, Landed::bytes));
      return idsByHash(insert);
    }
  }

  private Map<String, Long> knownDeliveries(Collection<String> hashes) throws SQLException {
    try (PreparedStatement select = PlannedAnew.prepare(tx, KNOWN_DELIVERIES)) {
      select.setString(1, partner);
      select.setArray(2, array("text", hashes, hash -> hash));
      return idsByHash(select);
    }
  }

  private static Map<String, Long> idsByHash(PreparedStatement query) throws SQLException {
    Map<String, Long> ids = new HashMap<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        ids.put(rows.getString(1), rows.getLong(2));
      }
    }
    return ids;
  }

  private List<Long> arrivals(List<Content> contents, List<DeliveryLedger.Named> landed)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(ARRIVALS)) {
      insert.setString(1, channel.name());
      insert.setObject(2, archive.isPresent() ? archive.getAsLong() : null);
      insert.setArray(3, array("bigint", contents, Content::deliveryId));
      insert.setArray(4, array("text", landed, one -> OriginalName.of(one.name())));
      insert.setArray(5, array("boolean", contents, Content::repeated));
      long[] ids = new long[contents.size()];
      try (ResultSet rows = insert.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          ids[i] = rows.getLong(1);
        }
      }
      // Given out in the order of the insertion; told in any.
      return Arrays.stream(ids).sorted().boxed().toList();
    }
  }

  private void audit(List<Arrival> arrivals) throws SQLException {
    AuditTrail.note(tx, arrivals.stream().map(this::received).toList());
  }

  private AuditTrail.Line received(Arrival arrival) {
    return new AuditTrail.Line(
        actor,
        "receive",
        "delivery " + arrival.deliveryId(),
        Map.of(
            "arrival", arrival.id(),
            "channel", channel.name(),
            "sha256", arrival.landed().sha256(),
            "bytes", arrival.landed().bytes(),
            "repeated", arrival.repeated()));
  }

  private <T> Array array(String type, Collection<T> rows, Function<T, ?> column)
      throws SQLException {
    return tx.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
