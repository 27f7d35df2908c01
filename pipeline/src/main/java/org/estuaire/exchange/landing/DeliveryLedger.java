package org.estuaire.exchange.landing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;

/** Writes down what has come, once per content and partner. */
public final class DeliveryLedger {

  private static final String PARTNER =
      """
      INSERT INTO exchange.partner AS p (code, name, kind) VALUES (?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind
      WHERE (p.name, p.kind) <> (excluded.name, excluded.kind)
      """;

  private static final String NEW_DELIVERY =
      """
      INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES (?, ?, ?)
      ON CONFLICT (partner, sha256) DO NOTHING
      RETURNING id
      """;

  private static final String KNOWN_DELIVERY =
      "SELECT id FROM exchange.delivery WHERE partner = ? AND sha256 = ?";

  private static final String ARRIVAL =
      """
      INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)
      VALUES (?, ?, ?, ?)
      RETURNING id
      """;

  private static final String RECEIVED =
      """
      INSERT INTO audit.event (actor, action, subject, detail)
      VALUES (?, 'receive', 'delivery ' || ?::bigint,
        jsonb_build_object('arrival', ?::bigint, 'channel', ?::text, 'sha256', ?::text,
          'bytes', ?::bigint, 'repeated', ?::boolean))
      """;

  private static final String REFUSED =
      """
      INSERT INTO audit.event (actor, action, subject, detail)
      VALUES (?, 'refuse', 'partner ' || ?::text,
        jsonb_build_object('finding', ?::text, 'file', ?::text, 'channel', ?::text))
      """;

  private static final String ARCHIVE_NAME =
      "SELECT file_name FROM exchange.arrival WHERE delivery_id = ? ORDER BY id LIMIT 1";

  private static final String OUT_OF_ARCHIVE =
      "UPDATE exchange.arrival SET archive_id = ? WHERE id = ?";

  private static final String ARCHIVE_DONE =
      """
      UPDATE exchange.delivery SET state = 'LOADED', records = 0, format = ?,
        finished_at = clock_timestamp()
      WHERE id = ? AND state = 'RECEIVED'
      """;

  private static final String ARCHIVE_REMARK =
      """
      INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field, arguments)
      VALUES (?, 0, ?, ?, 0, '', ?)
      """;

  private final DataSource database;

  public DeliveryLedger(DataSource database) {
    this.database = database;
  }

  /**
   * Notes that landed bytes have come. When this returns, the sender may forget them.
   *
   * @param originalName as the sender called them
   */
  public Arrival receive(Partner partner, Landed landed, String originalName, Channel channel)
      throws SQLException {
    return receive(partner, List.of(new Named(landed, originalName)), channel).get(0);
  }

  /** Notes several of one partner at once: all of them or none, in their order. */
  List<Arrival> receive(Partner partner, List<Named> landed, Channel channel) throws SQLException {
    if (landed.isEmpty()) {
      return List.of();
    }
    return inTransaction(
        tx -> {
          // Locks the partner's row: two transactions of one partner follow each other.
          notePartner(tx, partner);
          List<Arrival> arrivals = new ArrayList<>();
          for (Named one : landed) {
            arrivals.add(note(tx, one, channel));
          }
          return arrivals;
        });
  }

  /**
   * Notes the files of an archive, and that the archive is done: all of it or nothing. Nothing
   * happens when another process was first.
   *
   * @param files landed, under their names in the archive
   * @param remark told on the archive's receipt
   */
  void unpacked(Archives.Archive archive, List<Named> files, Finding remark) throws SQLException {
    inTransaction(
        tx -> {
          notePartner(tx, archive.partner());
          if (endArchive(tx, archive) == 0) {
            return 0;
          }
          String outer = archiveName(tx, archive);
          for (Named file : files) {
            Named named = new Named(file.landed(), OriginalName.inside(outer, file.name()));
            noteOrigin(tx, note(tx, named, Channel.ARCHIVE), archive);
          }
          return remark(tx, archive, remark);
        });
  }

  private static int endArchive(Connection tx, Archives.Archive archive) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(ARCHIVE_DONE)) {
      update.setString(1, archive.kind().code());
      update.setLong(2, archive.id());
      return update.executeUpdate();
    }
  }

  private static String archiveName(Connection tx, Archives.Archive archive) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(ARCHIVE_NAME)) {
      select.setLong(1, archive.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void noteOrigin(Connection tx, Arrival file, Archives.Archive archive)
      throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(OUT_OF_ARCHIVE)) {
      update.setLong(1, archive.id());
      update.setLong(2, file.id());
      update.executeUpdate();
    }
  }

  private static int remark(Connection tx, Archives.Archive archive, Finding remark)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(ARCHIVE_REMARK)) {
      insert.setLong(1, archive.id());
      insert.setString(2, remark.code().code());
      insert.setString(3, remark.severity().name());
      insert.setArray(4, tx.createArrayOf("text", remark.arguments().toArray()));
      return insert.executeUpdate();
    }
  }

  /**
   * Landed bytes under the name that their sender gave them.
   *
   * @param name as given
   */
  record Named(Landed landed, String name) {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Named[" + landed + "]";
    }
  }

  private static Arrival note(Connection tx, Named one, Channel channel) throws SQLException {
    Landed landed = one.landed();
    OptionalLong fresh = newDelivery(tx, landed);
    long delivery = fresh.isPresent() ? fresh.getAsLong() : knownDelivery(tx, landed);
    boolean repeated = fresh.isEmpty();
    long id = noteArrival(tx, delivery, OriginalName.of(one.name()), channel, repeated);
    Arrival arrival = new Arrival(id, delivery, landed, repeated);
    audit(tx, arrival, channel);
    return arrival;
  }

  /** Notes that a file was not taken in; nothing but the audit trail knows of it. */
  public void refuse(Partner partner, Finding why, String originalName, Channel channel)
      throws SQLException {
    inTransaction(
        tx -> {
          try (PreparedStatement insert = tx.prepareStatement(REFUSED)) {
            insert.setString(1, actor(partner.code(), channel));
            insert.setString(2, partner.code());
            insert.setString(3, why.code().code());
            insert.setString(4, OriginalName.of(originalName));
            insert.setString(5, channel.name());
            return insert.executeUpdate();
          }
        });
  }

  private static void notePartner(Connection tx, Partner partner) throws SQLException {
    try (PreparedStatement upsert = tx.prepareStatement(PARTNER)) {
      upsert.setString(1, partner.code());
      upsert.setString(2, partner.name());
      upsert.setString(3, partner.kind().name());
      upsert.executeUpdate();
    }
  }

  /** Empty when the content is known; waits for another transaction that is noting it now. */
  private static OptionalLong newDelivery(Connection tx, Landed landed) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NEW_DELIVERY)) {
      insert.setString(1, landed.partner());
      insert.setString(2, landed.sha256());
      insert.setLong(3, landed.bytes());
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static long knownDelivery(Connection tx, Landed landed) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(KNOWN_DELIVERY)) {
      select.setString(1, landed.partner());
      select.setString(2, landed.sha256());
      return only(select);
    }
  }

  private static long noteArrival(
      Connection tx, long delivery, String name, Channel channel, boolean repeated)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(ARRIVAL)) {
      insert.setLong(1, delivery);
      insert.setString(2, name);
      insert.setString(3, channel.name());
      insert.setBoolean(4, repeated);
      return only(insert);
    }
  }

  private static void audit(Connection tx, Arrival arrival, Channel channel) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(RECEIVED)) {
      insert.setString(1, actor(arrival.landed().partner(), channel));
      insert.setLong(2, arrival.deliveryId());
      insert.setLong(3, arrival.id());
      insert.setString(4, channel.name());
      insert.setString(5, arrival.landed().sha256());
      insert.setLong(6, arrival.landed().bytes());
      insert.setBoolean(7, arrival.repeated());
      insert.executeUpdate();
    }
  }

  /** The partner where it acts by itself; else the account under which the command runs. */
  private static String actor(String partner, Channel channel) {
    return switch (channel) {
      case SFTP, PULL, MLLP, ARCHIVE, FOLDER -> "partner:" + partner;
      case COMMAND, SAMPLES -> "account:" + System.getProperty("user.name");
    };
  }

  private static long only(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        T result = work.in(tx);
        tx.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        tx.rollback();
        throw e;
      } finally {
        tx.setAutoCommit(true);
      }
    }
  }

  private interface Work<T> {
    T in(Connection tx) throws SQLException;
  }
}
