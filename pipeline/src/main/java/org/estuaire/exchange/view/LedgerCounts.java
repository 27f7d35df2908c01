package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is counted over the whole repository, for the metrics. */
public enum LedgerCounts {
  /** By partner, lane and outcome. */
  RECORDS(
      """
      SELECT sum(o.n), partner, coalesce(lane, 'none'), o.outcome
        FROM exchange.delivery CROSS JOIN LATERAL
          (VALUES ('loaded', loaded), ('rejected', rejected), ('held', held), ('known', known))
            o (outcome, n)
       GROUP BY 2, 3, 4
      """),
  /** By state. */
  SENDINGS(
      """
      SELECT count(d.state), lower(s.state)
        FROM (VALUES ('DUE'), ('DELIVERED'), ('STUCK')) s (state)
        LEFT JOIN distribution.sending_state d USING (state)
       GROUP BY 2
      """),
  /** What waits, by its queue. */
  QUEUES(
      """
      SELECT count(*), 'deliveries_to_read' FROM exchange.delivery WHERE state = 'RECEIVED'
      UNION ALL
      SELECT count(*), 'deliveries_to_load' FROM exchange.delivery WHERE state = 'LOADING'
      UNION ALL
      SELECT count(*), 'quarantine' FROM exchange.reject WHERE state IN ('REJECTED', 'HELD')
      UNION ALL
      SELECT count(*), 'broken_seals' FROM exchange.broken_seal
      UNION ALL
      SELECT count(*), 'troubles' FROM exchange.trouble
      UNION ALL
      SELECT count(*), 'waiting_practices' FROM distribution.waiting_practice
      UNION ALL
      SELECT count(*), 'reviews' FROM identity.open_review
      """);

  private final String sql;

  LedgerCounts(String sql) {
    this.sql = sql;
  }

  /** How many there are of what the labels name. */
  public record Count(long number, List<String> labels) {}

  public List<Count> read(Connection connection) throws SQLException {
    return new Sql(sql)
        .list(
            connection,
            row -> {
              List<String> labels = new ArrayList<>();
              for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                labels.add(row.getString(i));
              }
              return new Count(row.getLong(1), labels);
            });
  }
}
