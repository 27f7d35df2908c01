package org.estuaire.identity.reconcile;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.registry.PairDecisions;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.Relation;
import org.estuaire.person.LocalId;

/**
 * Takes a cross-reference back: pairs that it calls linked and that are not yet one person are
 * linked by decision. What holds already changes nothing; a pair that was parted stays apart.
 */
public final class CrossReferenceReload {

  private static final int ROWS_AT_A_TIME = 1000;
  private static final CSVFormat READ =
      CrossReference.FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();

  private static final String STANDING =
      "SELECT w.one, w.other, a.id IS NOT NULL AND b.id IS NOT NULL AS known,"
          + " la.person_id = lb.person_id AS linked, EXISTS (SELECT FROM identity.parted x"
          + " WHERE x.source_identity_id = a.id AND x.other_source_identity_id = b.id"
          + " OR x.source_identity_id = b.id AND x.other_source_identity_id = a.id) AS parted"
          + " FROM unnest(?::text[], ?::text[]) AS w (one, other)"
          + " LEFT JOIN identity.source_identity a ON a.domain = ? AND a.local_id = w.one"
          + " LEFT JOIN identity.source_identity b ON b.domain = ? AND b.local_id = w.other"
          + " LEFT JOIN identity.link la ON la.source_identity_id = a.id AND la.ended_at IS NULL"
          + " LEFT JOIN identity.link lb ON lb.source_identity_id = b.id AND lb.ended_at IS NULL";

  private final PairDecisions pairs;
  private final DataSource database;
  private final LinkedPairs counts = new LinkedPairs();

  public CrossReferenceReload(DataSource database, PersonNumbers numbers) {
    this.pairs = new PairDecisions(numbers);
    this.database = database;
  }

  /**
   * What a reload did with the linked pairs of a file.
   *
   * @param already they were one person before
   * @param linked newly
   * @param parted by a decision that outlives the file
   * @param held the two contradict each other: a review item is open
   * @param unknown an identifier is not in the repository
   */
  public record Reloaded(int already, int linked, int parted, int held, int unknown) {}

  private static final class LinkedPairs {
    int already;
    int linked;
    int parted;
    int held;
    int unknown;
  }

  private record Row(String own, String other) {
    /** Says nothing: identifiers name a person. */
    @Override
    public String toString() {
      return "Row[…]";
    }
  }

  /**
   * Reads the file that was written for a domain.
   *
   * @param own the domain whose identifiers stand first
   * @throws UnreadableCrossReference when it is none; nothing is changed
   */
  public Reloaded reload(String own, String other, Path file, Decision decision)
      throws SQLException, IOException {
    try (Connection tx = database.getConnection();
        Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser lines = lines(reader)) {
      tx.setAutoCommit(false);
      List<Row> rows = new ArrayList<>();
      for (CSVRecord line : lines) {
        if (cell(line, "state").equals("LINKED")) {
          rows.add(new Row(cell(line, "local_id"), cell(line, "other_local_id")));
        }
        if (rows.size() == ROWS_AT_A_TIME) {
          take(tx, own, other, rows, decision);
          rows.clear();
        }
      }
      take(tx, own, other, rows, decision);
      tx.commit();
    } catch (UncheckedIOException | CharacterCodingException e) {
      throw new UnreadableCrossReference();
    }
    return new Reloaded(counts.already, counts.linked, counts.parted, counts.held, counts.unknown);
  }

  private static CSVParser lines(Reader reader) throws IOException {
    try {
      return CSVParser.parse(reader, READ);
    } catch (IllegalArgumentException e) {
      // A heading that says one thing twice.
      throw new UnreadableCrossReference();
    }
  }

  private static String cell(CSVRecord line, String column) throws UnreadableCrossReference {
    if (!line.isSet(column)) {
      throw new UnreadableCrossReference();
    }
    return line.get(column);
  }

  private void take(Connection tx, String own, String other, List<Row> rows, Decision decision)
      throws SQLException {
    List<Row> missing = new ArrayList<>();
    try (PreparedStatement query = tx.prepareStatement(STANDING)) {
      query.setArray(1, tx.createArrayOf("text", rows.stream().map(Row::own).toArray()));
      query.setArray(2, tx.createArrayOf("text", rows.stream().map(Row::other).toArray()));
      query.setString(3, own);
      query.setString(4, other);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (!row.getBoolean("known")) {
            counts.unknown++;
          } else if (row.getBoolean("linked")) {
            counts.already++;
          } else if (row.getBoolean("parted")) {
            counts.parted++;
          } else {
            missing.add(new Row(row.getString("one"), row.getString("other")));
          }
        }
      }
    }
    for (Row pair : missing) {
      link(tx, new LocalId(own, pair.own()), new LocalId(other, pair.other()), decision);
    }
  }

  private void link(Connection tx, LocalId one, LocalId other, Decision decision)
      throws SQLException {
    Relation.State state = pairs.take(tx, EventKind.LINK, one, other, decision);
    if (state == Relation.State.HELD) {
      counts.held++;
    } else {
      counts.linked++;
    }
  }
}
