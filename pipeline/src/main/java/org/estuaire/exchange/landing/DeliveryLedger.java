package org.estuaire.exchange.landing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.repository.AuditTrail;

/** Writes down what has come, once per content and partner. */
public final class DeliveryLedger {

  private static final String PARTNER =
      """
      INSERT INTO exchange.partner AS p (code, name, kind) VALUES (?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind
      WHERE (p.name, p.kind) <> (excluded.name, excluded.kind)
      """;

  private static final String ARCHIVE_NAME =
      "SELECT file_name FROM exchange.arrival WHERE delivery_id = ? ORDER BY id LIMIT 1";

  private static final String NOT_LOADED =
      """
      SELECT count(*), coalesce(sum(bytes), 0) FROM exchange.delivery
      WHERE state IN ('RECEIVED', 'LOADING') AND partner = ?
      """;

  private static final String ARCHIVE_DONE =
      """
      UPDATE exchange.delivery SET state = 'LOADED', records = 0, format = ?,
        finished_at = clock_timestamp(), attempts = 0, losses = 0
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
          return arrivals(tx, partner, channel, OptionalLong.empty()).write(landed);
        });
  }

  /**
   * Notes the files of an archive, and that the archive is done: all of it or nothing. Nothing
   * happens when another process was first.
   *
   * @param files landed, under their names in the archive
   * @param remarks told on the archive's receipt
   */
  void unpacked(Archives.Archive archive, List<Named> files, List<Finding> remarks)
      throws SQLException {
    inTransaction(
        tx -> {
          notePartner(tx, archive.partner());
          if (endArchive(tx, archive) == 0) {
            return 0;
          }
          String outer = archiveName(tx, archive);
          arrivals(tx, archive.partner(), Channel.ARCHIVE, OptionalLong.of(archive.id()))
              .write(files.stream().map(file -> file.in(outer)).toList());
          for (Finding remark : remarks) {
            remark(tx, archive, remark);
          }
          return remarks.size();
        });
  }

  private static ArrivalRows arrivals(
      Connection tx, Partner partner, Channel channel, OptionalLong archive) {
    String code = partner.code();
    return new ArrivalRows(tx, code, channel, actor(code, channel), archive);
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
  public record Named(Landed landed, String name) {
    /** The same under the name of what it came in. */
    public Named in(String archive) {
      return new Named(landed, OriginalName.inside(archive, name));
    }

    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Named[" + landed + "]";
    }
  }

  /** What of a partner is landed and not loaded yet. */
  public Stock notLoaded(Partner partner) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(NOT_LOADED)) {
      select.setString(1, partner.code());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Stock(row.getLong(1), row.getLong(2));
      }
    }
  }

  /** Notes that a file was not taken in; nothing but the audit trail knows of it. */
  public void refuse(Partner partner, Finding why, String originalName, Channel channel)
      throws SQLException {
    Map<String, Object> detail =
        Map.of(
            "finding", why.code().code(),
            "file", OriginalName.of(originalName),
            "channel", channel.name());
    try (Connection connection = database.getConnection()) {
      AuditTrail.note(
          connection,
          List.of(
              new AuditTrail.Line(
                  actor(partner.code(), channel), "refuse", "partner " + partner.code(), detail)));
    }
  }

  private static void notePartner(Connection tx, Partner partner) throws SQLException {
    try (PreparedStatement upsert = tx.prepareStatement(PARTNER)) {
      upsert.setString(1, partner.code());
      upsert.setString(2, partner.name());
      upsert.setString(3, partner.kind().name());
      upsert.executeUpdate();
    }
  }

  /** The partner where it acts on its own; else the account under which the command runs. */
  private static String actor(String partner, Channel channel) {
    return switch (channel) {
      case SFTP, PULL, MAIL, MLLP, ARCHIVE, FOLDER -> "partner:" + partner;
      case COMMAND, SAMPLES -> "account:" + System.getProperty("user.name");
    };
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
