package org.estuaire.exchange.view;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Fault;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.jspecify.annotations.Nullable;

/** Lists and shows the records in quarantine, without their content. */
public final class Quarantine {

  private static final String SELECT =
      "SELECT q.id, d.partner, q.delivery_id, (SELECT %s FROM exchange.arrival a WHERE a.delivery_id = d.id"
          + " ORDER BY a.id LIMIT 1) AS file, r.lane, r.ordinal, r.line, %s AS key, q.state, q.created_at, q.replayed_at"
          + " FROM exchange.reject q JOIN exchange.record r USING (delivery_id, ordinal)"
          + " JOIN exchange.delivery d ON d.id = q.delivery_id";

  /** More than is stored of a record; earlier versions stored what was found without end. */
  private static final int MOST_REASONS = 1000;

  private final FindingCatalog catalog;

  public Quarantine(FindingCatalog catalog) {
    this.catalog = catalog;
  }

  /** A record in quarantine: where it came from and why it is there. */
  public record Reject(
      long id,
      String partner,
      long delivery,
      String file,
      String lane,
      int record,
      long line,
      String key,
      String state,
      Instant createdAt,
      @Nullable Instant replayedAt,
      List<Reason> reasons) {

    public String stateWords(Language language) {
      return RejectState.valueOf(state).words(language);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Reject[" + id + "]";
    }
  }

  /**
   * One finding, in words.
   *
   * @param fault of {@link Fault}; empty, like the words, where this program does not know the code
   */
  public record Reason(
      String code,
      String severity,
      String fault,
      long line,
      String field,
      String message,
      String remedy) {}

  /**
   * What waits in quarantine, oldest first.
   *
   * @param partner code of a partner, or empty for all
   * @param after identifiers above this one only; 0 for all
   */
  public List<Reject> open(
      Connection connection, String partner, long after, int most, Language language)
      throws SQLException {
    String waiting = select(connection) + " WHERE q.state IN ('REJECTED', 'HELD') AND q.id > ?";
    String oldest = " ORDER BY q.id LIMIT ?";
    Sql sql =
        partner.isEmpty()
            ? new Sql(waiting + oldest, after, most)
            : new Sql(
                waiting + " AND q.delivery_id = ANY (?)" + oldest,
                after,
                deliveries(connection, partner),
                most);
    return sql.list(connection, row -> read(connection, row, language));
  }

  /**
   * Those of a partner of which records wait. The database is given their numbers, not the
   * partner's code: only so does it know that it need not look through the millions of another.
   */
  private static Array deliveries(Connection connection, String partner) throws SQLException {
    List<Long> ids =
        new Sql(
                "SELECT id FROM exchange.delivery WHERE partner = ? AND rejected + held > 0",
                partner)
            .list(connection, row -> row.getLong(1));
    return connection.createArrayOf("bigint", ids.toArray());
  }

  public Optional<Reject> find(Connection connection, long id, Language language)
      throws SQLException {
    return new Sql(select(connection) + " WHERE q.id = ?", id)
        .list(connection, row -> read(connection, row, language)).stream().findFirst();
  }

  /** Findings of one record, or of the delivery as a whole for record 0. */
  public List<Reason> reasons(
      Connection connection, long deliveryId, int ordinal, Language language) throws SQLException {
    return new Sql(
            "SELECT code, severity, line, field, arguments FROM exchange.finding"
                + " WHERE delivery_id = ? AND ordinal = ? ORDER BY id LIMIT ?",
            deliveryId,
            ordinal,
            MOST_REASONS)
        .list(connection, row -> reason(row, language));
  }

  private static String select(Connection connection) throws SQLException {
    Sight sight = Sight.of(connection);
    return SELECT.formatted(sight.file(), sight.key());
  }

  private Reject read(Connection connection, ResultSet row, Language language) throws SQLException {
    return new Reject(
        row.getLong("id"),
        row.getString("partner"),
        row.getLong("delivery_id"),
        row.getString("file"),
        row.getString("lane"),
        row.getInt("ordinal"),
        row.getLong("line"),
        row.getString("key"),
        row.getString("state"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "replayed_at"),
        reasons(connection, row.getLong("delivery_id"), row.getInt("ordinal"), language));
  }

  /** Why results of a record were left out. */
  List<Trace.LeftOutResults> leftOut(
      Connection connection, long delivery, int ordinal, Language language) throws SQLException {
    return new Sql(
            "SELECT reason, parts, line, field FROM exchange.left_out"
                + " WHERE delivery_id = ? AND ordinal = ? ORDER BY line, reason",
            delivery,
            ordinal)
        .list(
            connection,
            row -> {
              String code = row.getString(1);
              return new Trace.LeftOutResults(
                  code,
                  row.getInt(2),
                  row.getLong(3),
                  row.getString(4),
                  catalog.find(code).map(c -> Finding.of(c).message(language)).orElse(""));
            });
  }

  private Reason reason(ResultSet row, Language language) throws SQLException {
    Array arguments = row.getArray("arguments");
    String field = row.getString("field");
    long line = row.getLong("line");
    List<String> words = List.of((String[]) arguments.getArray());
    String code = row.getString("code");
    Optional<Finding> finding =
        catalog.find(code).map(c -> new Finding(c, line, field, words, Optional.empty()));
    return new Reason(
        code,
        row.getString("severity"),
        finding.map(f -> f.code().fault().name()).orElse(""),
        line,
        field,
        finding.map(f -> f.message(language)).orElse(""),
        finding.map(f -> f.remedy(language)).orElse(""));
  }
}
