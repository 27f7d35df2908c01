package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.repository.AuditTrail;
import org.estuaire.repository.CopyRows;

/**
 * Which key the persons of a repository are numbered under. A repository that an earlier version
 * filled is moved over once: every person gets its keyed number, and the former one rests in {@code
 * identity.former_number}, which studies that knew it still need for their pseudonyms.
 *
 * <p>The move is one transaction: whoever is interrupted begins again, and of two that begin at
 * once the second finds it done.
 */
public final class Numbering {

  private static final int AT_ONCE = 10_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String CURRENT =
      "SELECT fingerprint FROM identity.numbering ORDER BY number DESC LIMIT 1";
  private static final String BEGIN =
      """
      INSERT INTO identity.numbering (number, fingerprint)
      SELECT coalesce(max(number), 0) + 1, ? FROM identity.numbering
      """;
  private static final String STAGE =
      "CREATE TEMP TABLE stage_number (former uuid, number uuid) ON COMMIT DROP";
  private static final String COPY = "COPY stage_number (former, number) FROM STDIN";
  private static final String PERSONS_AFTER =
      """
      SELECT p.id, s.domain, s.local_id,
        (SELECT count(*) FROM identity.link l WHERE l.source_identity_id = s.id)
      FROM identity.person p JOIN identity.source_identity s ON s.id = p.founder
      WHERE p.id > ? ORDER BY p.id LIMIT ?
      """;
  private static final String KEEP_FORMER =
      """
      INSERT INTO identity.former_number (person_id, numbering, former)
      SELECT former, (SELECT coalesce(max(number), 0) FROM identity.numbering), former
      FROM stage_number
      """;

  /** Links and former numbers follow on their own. */
  private static final String MOVE =
      "UPDATE identity.person p SET id = s.number FROM stage_number s WHERE p.id = s.former";

  private record Person(UUID number, LocalKey founder, int links) {}

  private Numbering() {}

  /**
   * Makes sure that the persons of a repository are numbered under this key.
   *
   * @return how many persons were moved over
   * @throws OtherPersonKey when they are numbered under another key; nothing is changed
   */
  public static long open(DataSource database, PersonNumbers numbers) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      if (isCurrent(tx, numbers)) {
        tx.rollback();
        return 0;
      }
      RegistryLock.take(tx);
      // Another process may have done it meanwhile.
      long moved = isCurrent(tx, numbers) ? 0 : begin(tx, numbers);
      tx.commit();
      return moved;
    }
  }

  private static boolean isCurrent(Connection tx, PersonNumbers numbers) throws SQLException {
    Optional<String> current = current(tx);
    if (current.isPresent() && !current.get().equals(numbers.fingerprint())) {
      tx.rollback();
      throw new OtherPersonKey(current.get(), numbers.fingerprint());
    }
    return current.isPresent();
  }

  private static Optional<String> current(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(CURRENT)) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static long begin(Connection tx, PersonNumbers numbers) throws SQLException {
    long moved = move(tx, numbers);
    try (PreparedStatement begin = tx.prepareStatement(BEGIN)) {
      begin.setString(1, numbers.fingerprint());
      begin.executeUpdate();
    }
    return moved;
  }

  private static long move(Connection tx, PersonNumbers numbers) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
      List<Person> persons = personsAfter(tx, BEFORE_ALL);
      while (!persons.isEmpty()) {
        stage(tx, numbers, persons);
        persons = personsAfter(tx, persons.get(persons.size() - 1).number());
      }
      statement.execute("ANALYZE stage_number");
      statement.execute(KEEP_FORMER);
      long moved = statement.executeLargeUpdate(MOVE);
      if (moved > 0) {
        AuditTrail.note(tx, "registry", "identity numbering", "persons numbered anew: " + moved);
      }
      return moved;
    }
  }

  private static List<Person> personsAfter(Connection tx, UUID last) throws SQLException {
    List<Person> persons = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(PERSONS_AFTER)) {
      select.setObject(1, last);
      select.setInt(2, AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LocalKey founder = new LocalKey(row.getString(2), row.getString(3));
          persons.add(new Person(row.getObject(1, UUID.class), founder, row.getInt(4)));
        }
      }
    }
    return persons;
  }

  private static void stage(Connection tx, PersonNumbers numbers, List<Person> persons)
      throws SQLException {
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (Person person : persons) {
        UUID number = numbers.insteadOf(person.number(), person.founder(), person.links());
        rows.uuid(person.number()).uuid(number).endRow();
      }
    }
  }
}
