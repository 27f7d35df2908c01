package org.estuaire.terminology.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The registers of the repository, asked when somebody is looked for. The few who write to each
 * other in a night are remembered, and nobody else: a register has millions of rows.
 */
public final class DatabaseRegisters implements Registers {

  private static final int REMEMBERED = 2_000;

  private static final String PRACTITIONER =
      "SELECT number, title, family_name, given_name, profession, absent_since"
          + " FROM terminology.practitioner WHERE number = ?";

  private static final String ACTIVITIES =
      "SELECT speciality, mode, site_finess, site_name, complement, street, distribution, postcode,"
          + " town, town_code, phone, absent_since FROM terminology.activity WHERE number = ?"
          + " ORDER BY absent_since DESC NULLS FIRST, mode, site_name, content";

  private static final String ESTABLISHMENT =
      "SELECT number, kind, legal_number, name, category, category_label, siret, complement,"
          + " street, distribution, postcode, town, town_code, phone, coalesce(closed_on,"
          + " absent_since) AS ended FROM terminology.establishment WHERE number = ? ORDER BY kind"
          + " DESC LIMIT 1";

  private static final String MAILBOXES =
      "SELECT DISTINCT address, owner, service, kind FROM terminology.mailbox"
          + " WHERE (number = ? OR structure = ?) AND absent_since IS NULL ORDER BY kind, address";

  private final DataSource database;
  private final Map<String, Optional<Practitioner>> practitioners = remembering();
  private final Map<String, Optional<Establishment>> establishments = remembering();

  public DatabaseRegisters(DataSource database) {
    this.database = database;
  }

  @Override
  public Optional<Practitioner> practitioner(String number) {
    return remembered(practitioners, number, DatabaseRegisters::readPractitioner);
  }

  @Override
  public Optional<Establishment> establishment(String finess) {
    return remembered(establishments, finess, DatabaseRegisters::readEstablishment);
  }

  @Override
  public List<Mailbox> mailboxes(String number) {
    return ask(
        connection ->
            rows(
                connection,
                MAILBOXES,
                row ->
                    new Mailbox(
                        row.getString("address"),
                        row.getString("owner"),
                        row.getString("service"),
                        row.getString("kind").equals("ORG")),
                number,
                number));
  }

  /** Reads one row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Asks the repository. */
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** Asks the repository for a number. */
  private interface ByNumber<T> {
    Optional<T> read(Connection connection, String number) throws SQLException;
  }

  private static <T> Map<String, T> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  private <T> Optional<T> remembered(
      Map<String, Optional<T>> known, String number, ByNumber<T> question) {
    synchronized (known) {
      Optional<T> before = known.get(number);
      if (before != null) {
        return before;
      }
    }
    Optional<T> found = ask(connection -> question.read(connection, number));
    synchronized (known) {
      known.put(number, found);
    }
    return found;
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the registers can't be read", e);
    }
  }

  private static Optional<Practitioner> readPractitioner(Connection connection, String number)
      throws SQLException {
    List<Practitioner.Activity> activities =
        rows(connection, ACTIVITIES, DatabaseRegisters::activity, number);
    return rows(
            connection,
            PRACTITIONER,
            row ->
                new Practitioner(
                    row.getString("number"),
                    row.getString("title"),
                    row.getString("family_name"),
                    row.getString("given_name"),
                    row.getString("profession"),
                    activities,
                    Optional.ofNullable(row.getObject("absent_since", LocalDate.class))),
            number)
        .stream()
        .findFirst();
  }

  private static Practitioner.Activity activity(ResultSet row) throws SQLException {
    return new Practitioner.Activity(
        row.getString("speciality"),
        row.getString("mode"),
        row.getString("site_finess"),
        row.getString("site_name"),
        address(row),
        row.getString("phone"),
        Optional.ofNullable(row.getObject("absent_since", LocalDate.class)));
  }

  private static Optional<Establishment> readEstablishment(Connection connection, String finess)
      throws SQLException {
    return rows(
            connection,
            ESTABLISHMENT,
            row ->
                new Establishment(
                    row.getString("number"),
                    Establishment.Kind.valueOf(row.getString("kind")),
                    row.getString("legal_number"),
                    row.getString("name"),
                    row.getString("category"),
                    row.getString("category_label"),
                    row.getString("siret"),
                    address(row),
                    row.getString("phone"),
                    Optional.ofNullable(row.getObject("ended", LocalDate.class))),
            finess)
        .stream()
        .findFirst();
  }

  private static PostalAddress address(ResultSet row) throws SQLException {
    return new PostalAddress(
        row.getString("complement"),
        row.getString("street"),
        row.getString("distribution"),
        row.getString("postcode"),
        row.getString("town"),
        row.getString("town_code"));
  }

  private static <T> List<T> rows(
      Connection connection, String sql, RowReader<T> reader, String... arguments)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        query.setString(i + 1, arguments[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    }
  }
}
