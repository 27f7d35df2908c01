package org.estuaire.exchange.landing;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.estuaire.exchange.SealedPlace;

/** The tables that hold sealed pieces, and how their rows name the place of each. */
enum SealedPieces {
  REJECT(
      "exchange.reject",
      "id",
      "sealed_fragment",
      "d.partner, p.delivery_id, p.ordinal FROM exchange.reject p"
          + " JOIN exchange.delivery d ON d.id = p.delivery_id") {
    @Override
    SealedPlace place(ResultSet row) throws SQLException {
      return SealedPlace.reject(row.getLong(4), row.getInt(5), row.getString(3));
    }
  },
  VALUE(
      "exchange.finding",
      "id",
      "sealed_value",
      "d.partner, p.delivery_id, p.ordinal FROM exchange.finding p"
          + " JOIN exchange.delivery d ON d.id = p.delivery_id") {
    @Override
    SealedPlace place(ResultSet row) throws SQLException {
      return SealedPlace.value(row.getLong(1), row.getLong(4), row.getInt(5), row.getString(3));
    }
  },
  PAYLOAD(
      "distribution.payload",
      "sending_id",
      "sealed",
      "s.partner, s.dossier_id, s.version, s.file_name FROM distribution.payload p"
          + " JOIN distribution.sending s ON s.id = p.sending_id") {
    @Override
    SealedPlace place(ResultSet row) throws SQLException {
      return SealedPlace.payload(row.getString(3), row.getLong(4), row.getInt(5), row.getString(6));
    }
  };

  private final String table;
  private final String number;
  private final String sealed;
  private final String placed;

  SealedPieces(String table, String number, String sealed, String placed) {
    this.table = table;
    this.number = number;
    this.sealed = sealed;
    this.placed = placed;
  }

  /** The place of the piece that the row holds. */
  abstract SealedPlace place(ResultSet row) throws SQLException;

  /** Pieces of before, behind a number: number, sealed bytes, and what names their place. */
  String ofBefore(int most) {
    return select(
        "p."
            + sealed
            + " IS NOT NULL AND substring(p."
            + sealed
            + " FROM 1 FOR 1) IS DISTINCT FROM '\\x02'::bytea",
        most);
  }

  /** Pieces that were found broken, behind a number. */
  String broken(int most) {
    return select("p.seal_broken_at IS NOT NULL", most);
  }

  /** Puts other sealed bytes in the place of a row's. */
  String replace() {
    return "UPDATE " + table + " SET " + sealed + " = ? WHERE " + number + " = ?";
  }

  /** Notes whether a row's piece is broken. */
  String mark() {
    return "UPDATE "
        + table
        + " SET seal_broken_at = CASE WHEN ? THEN"
        + " coalesce(seal_broken_at, clock_timestamp()) END WHERE "
        + number
        + " = ?";
  }

  /** The piece of one number. */
  String one() {
    return rows() + " WHERE p." + number + " = ?";
  }

  private String select(String condition, int most) {
    return rows() + " WHERE p." + number + " > ? AND " + condition + " ORDER BY 1 LIMIT " + most;
  }

  private String rows() {
    return "SELECT p." + number + ", p." + sealed + ", " + placed;
  }
}
