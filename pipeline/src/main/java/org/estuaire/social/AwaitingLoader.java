package org.estuaire.social;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.AwaitedRecords;

/**
 * Loads records that name something of the same council that has to be there; the others are held
 * until it comes. Whoever loads what is waited for tells {@link AwaitedRecords} that it came.
 *
 * @param <R> records that name it
 */
public final class AwaitingLoader<R> implements Loader<R> {

  private final Loader<R> those;
  private final Awaited awaited;
  private final Function<R, String> names;
  private final FindingCode notKnown;

  /**
   * What records wait for.
   *
   * @param known rows of what is there, by {@code partner} and {@code key}
   * @param table in which the records stand that wait, by {@code partner}, {@code key}, {@code
   *     delivery_id} and {@code ordinal}
   * @param key name of the column
   */
  public record Awaited(String known, String table, String key) {

    /** Finds which of two arrays, partners and keys, are there. */
    private String lookup() {
      return "SELECT DISTINCT partner, named.key FROM unnest(?::text[], ?::text[])"
          + " AS named (partner, key) WHERE EXISTS (SELECT FROM "
          + known
          + " k WHERE (k.partner, k.key) = (named.partner, named.key))";
    }

    private String note() {
      return "INSERT INTO "
          + table
          + " (partner, "
          + key
          + ", delivery_id, ordinal) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    }

    /** The statement by which records of a stage wait no longer. */
    public String waitsNoLonger(String stage) {
      return "DELETE FROM "
          + table
          + " w USING "
          + stage
          + " s WHERE (w.delivery_id, w.ordinal) = (s.delivery_id, s.ordinal)";
    }
  }

  /**
   * @param those loads the records of which what they name is there
   * @param names what a record names
   */
  public AwaitingLoader(
      Loader<R> those, Awaited awaited, Function<R, String> names, FindingCode notKnown) {
    this.those = those;
    this.awaited = awaited;
    this.names = names;
    this.notKnown = notKnown;
  }

  /** Something of a council. */
  private record Named(String partner, String key) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Named[…]";
    }
  }

  private Named named(Filed<R> filed) {
    return new Named(filed.partner(), names.apply(filed.record()));
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<R>> chunk) throws SQLException {
    Set<Named> known = known(tx, chunk);
    List<Filed<R>> loaded = chunk.stream().filter(one -> known.contains(named(one))).toList();
    Iterator<LoadResult> statements = those.load(tx, loaded).iterator();
    List<LoadResult> results = new ArrayList<>();
    for (Filed<R> one : chunk) {
      if (known.contains(named(one))) {
        results.add(statements.next());
      } else {
        await(tx, one);
        results.add(LoadResult.waitingFor(notKnown));
      }
    }
    return results;
  }

  private Set<Named> known(Connection tx, List<Filed<R>> chunk) throws SQLException {
    Set<Named> known = new HashSet<>();
    try (PreparedStatement select = tx.prepareStatement(awaited.lookup())) {
      select.setArray(1, tx.createArrayOf("text", chunk.stream().map(Filed::partner).toArray()));
      select.setArray(
          2,
          tx.createArrayOf("text", chunk.stream().map(one -> names.apply(one.record())).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(new Named(row.getString(1), row.getString(2)));
        }
      }
    }
    return known;
  }

  private void await(Connection tx, Filed<R> one) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(awaited.note())) {
      insert.setString(1, one.partner());
      insert.setString(2, names.apply(one.record()));
      insert.setLong(3, one.deliveryId());
      insert.setInt(4, one.place().ordinal());
      insert.executeUpdate();
    }
    AwaitedRecords.waitsOn(tx, one.deliveryId(), one.place().ordinal());
  }
}
