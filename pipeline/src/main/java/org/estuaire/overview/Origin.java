package org.estuaire.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Where a row came from, as {@code estuaire trace} says it.
 *
 * @param record place of the record in its delivery, from 1
 * @param file name under which the delivery first arrived; a dash where the account may not read
 *     names of files
 * @param line of the file, from 1
 * @param offset in bytes, from 0
 * @param received when the delivery arrived
 */
public record Origin(
    long delivery,
    int record,
    String partner,
    String file,
    long line,
    long offset,
    Instant received) {

  /** Empty where the ledger knows no such record. */
  static Optional<Origin> of(ResultSet row) throws SQLException {
    String partner = row.getString("from_partner");
    if (partner == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Origin(
            row.getLong("delivery_id"),
            row.getInt("ordinal"),
            partner,
            row.getString("from_file"),
            row.getLong("from_line"),
            row.getLong("from_offset"),
            row.getObject("from_day", OffsetDateTime.class).toInstant()));
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "Origin[" + delivery + "]";
  }
}
