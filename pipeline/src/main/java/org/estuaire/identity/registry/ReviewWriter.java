package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.identity.registry.Changes.Doubt;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.repository.CopyRows;

/** Writes what a chunk leaves to the identity cell; the same open doubt is one item. */
final class ReviewWriter {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_doubt (
        rank integer, kind text, domain text, local_id text,
        delivery_id bigint, ordinal integer, held boolean, source_identity_id bigint
      ) ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_doubt";
  private static final String COPY =
      """
      COPY stage_doubt (rank, kind, domain, local_id, delivery_id, ordinal, held,
        source_identity_id)
      FROM STDIN
      """;

  /** What the identity cell has decided on a pair is not asked again. */
  private static final String DROP_PARTED =
      """
      DELETE FROM stage_doubt d
      USING identity.source_identity s
      WHERE s.id = d.source_identity_id AND NOT d.held
        AND (s.domain, s.local_id) <> (d.domain, d.local_id)
        AND EXISTS (SELECT FROM identity.relation r
          WHERE r.state = 'ENDED' AND r.kind IN ('LINK', 'MERGE')
            AND (r.domain = d.domain AND r.local_id = d.local_id
              AND r.other_domain = s.domain AND r.other_local_id = s.local_id
            OR r.other_domain = d.domain AND r.other_local_id = d.local_id
              AND r.domain = s.domain AND r.local_id = s.local_id))
      """;

  /** Of whom nobody is left but the subject itself, there is nothing to ask. */
  private static final String DROP_ALONE =
      """
      DELETE FROM stage_doubt d
      WHERE NOT d.held AND NOT EXISTS (SELECT FROM stage_doubt o
        JOIN identity.source_identity s ON s.id = o.source_identity_id
        WHERE o.rank = d.rank AND (s.domain, s.local_id) <> (d.domain, d.local_id))
      """;

  private static final String ADD_ITEMS =
      """
      INSERT INTO identity.review_item (kind, domain, local_id)
      SELECT kind, domain, local_id FROM stage_doubt
      GROUP BY kind, domain, local_id ORDER BY min(rank)
      ON CONFLICT (kind, domain, local_id) WHERE state = 'OPEN' DO NOTHING
      """;

  /** Items are looked up in their index: a join would read them all, for each of a large chunk. */
  private static final String ADD_IDENTITIES =
      """
      INSERT INTO identity.review_identity (review_item_id, source_identity_id)
      SELECT i.id, d.source_identity_id
      FROM (SELECT DISTINCT kind, domain, local_id, source_identity_id FROM stage_doubt) d
        CROSS JOIN LATERAL (SELECT i.id FROM identity.review_item i
          WHERE i.kind = d.kind AND i.domain = d.domain AND i.local_id = d.local_id
            AND i.state = 'OPEN' OFFSET 0) i
      ON CONFLICT DO NOTHING
      """;

  private static final String ADD_RECORDS =
      """
      INSERT INTO identity.review_record (review_item_id, delivery_id, ordinal, held)
      SELECT i.id, d.delivery_id, d.ordinal, d.held
      FROM (SELECT DISTINCT kind, domain, local_id, delivery_id, ordinal, held FROM stage_doubt) d
        CROSS JOIN LATERAL (SELECT i.id FROM identity.review_item i
          WHERE i.kind = d.kind AND i.domain = d.domain AND i.local_id = d.local_id
            AND i.state = 'OPEN' OFFSET 0) i
      ON CONFLICT (review_item_id, delivery_id, ordinal) DO UPDATE SET held = excluded.held
      """;
  private static final String STAGE_RELEASED =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_released (delivery_id bigint, ordinal integer)
      ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_RELEASED = "TRUNCATE stage_released";
  private static final String COPY_RELEASED =
      "COPY stage_released (delivery_id, ordinal) FROM STDIN";
  private static final String RELEASE =
      """
      UPDATE identity.review_record r SET held = false
      FROM stage_released s WHERE r.delivery_id = s.delivery_id AND r.ordinal = s.ordinal
      """;

  private ReviewWriter() {}

  static void write(Connection tx, Changes changes) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      if (!changes.released.isEmpty()) {
        release(tx, statement, changes);
      }
      if (!changes.doubts.isEmpty()) {
        statement.execute(STAGE);
        statement.execute(EMPTY_STAGE);
        stage(tx, changes);
        if (statement.executeUpdate(DROP_PARTED) > 0) {
          statement.execute(DROP_ALONE);
        }
        statement.execute(ADD_ITEMS);
        statement.execute(ADD_IDENTITIES);
        statement.execute(ADD_RECORDS);
      }
    }
  }

  private static void stage(Connection tx, Changes changes) throws SQLException {
    int rank = 0;
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (Doubt doubt : changes.doubts) {
        for (long identity : doubt.identities()) {
          rows.number(rank).text(doubt.kind().name());
          rows.text(doubt.subject().domain()).text(doubt.subject().localId());
          rows.number(doubt.origin().deliveryId()).number(doubt.origin().ordinal());
          rows.bool(doubt.held()).number(identity).endRow();
        }
        rank++;
      }
    }
  }

  private static void release(Connection tx, Statement statement, Changes changes)
      throws SQLException {
    statement.execute(STAGE_RELEASED);
    statement.execute(EMPTY_RELEASED);
    try (CopyRows rows = new CopyRows(tx, COPY_RELEASED)) {
      for (Origin record : changes.released) {
        rows.number(record.deliveryId()).number(record.ordinal()).endRow();
      }
    }
    statement.execute(RELEASE);
  }
}
