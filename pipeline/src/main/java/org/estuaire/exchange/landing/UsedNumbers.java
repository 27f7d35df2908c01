package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure.Role;

/**
 * The highest numbers that were ever given: of deliveries, runs, sendings and whatever else is
 * named by its number. They are kept beside the landing zone too, and before a file goes out under
 * one of them, because the repository may be restored from an older copy: numbers then continue
 * above those that partners have seen, and no receipt, sending or report is overwritten.
 */
public final class UsedNumbers {

  /** Those that the account may draw from. */
  private static final String GIVEN =
      """
      SELECT format('%I.%I', n.nspname, c.relname), coalesce(pg_sequence_last_value(s.seqrelid), 0)
      FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('exchange', 'distribution', 'identity', 'pathway')
        AND has_schema_privilege(n.oid, 'USAGE') AND has_sequence_privilege(s.seqrelid, 'USAGE')
      """;

  /** The account that runs the program may draw numbers, not set them. */
  private static final String DRAW = "SELECT max(nextval(?::regclass)) FROM generate_series(1, ?)";

  private final Path file;
  private final DataSource database;

  public UsedNumbers(Path landing, DataSource database) {
    this.file = landing.resolve(".numbers");
    this.database = database;
  }

  /**
   * Lets the repository continue above what was used.
   *
   * @return the sequences that were behind, each with the number above which it continues; none
   *     unless an older repository was restored
   */
  public SortedMap<String, Long> goOn() throws IOException, SQLException {
    SortedMap<String, Long> behind = new TreeMap<>();
    Map<String, Long> kept = kept();
    for (Map.Entry<String, Long> given : given().entrySet()) {
      long used = kept.getOrDefault(given.getKey(), 0L);
      if (used > given.getValue()) {
        draw(given.getKey(), used - given.getValue());
        behind.put(given.getKey(), used);
      }
    }
    remember();
    return behind;
  }

  /** Keeps what was given up to now; durable when this returns. */
  public void remember() throws IOException, SQLException {
    SortedMap<String, Long> kept = kept();
    SortedMap<String, Long> all = new TreeMap<>(kept);
    given().forEach((sequence, number) -> all.merge(sequence, number, Math::max));
    if (!all.equals(kept)) {
      Role.LANDING.in(requireNonNull(file.getParent()), () -> write(all));
    }
  }

  private Path write(SortedMap<String, Long> numbers) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    DurableFiles.createDirectories(requireNonNull(file.getParent()));
    DurableFiles.writeOwnerOnly(
        draft,
        numbers.entrySet().stream()
            .map(used -> used.getKey() + " " + used.getValue() + "\n")
            .collect(Collectors.joining()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.syncDirectory(requireNonNull(file.getParent()));
    return file;
  }

  private SortedMap<String, Long> kept() throws IOException {
    SortedMap<String, Long> kept = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int blank = line.lastIndexOf(' ');
        kept.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
      }
    }
    return kept;
  }

  private Map<String, Long> given() throws SQLException {
    Map<String, Long> given = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(GIVEN)) {
      while (row.next()) {
        given.put(row.getString(1), row.getLong(2));
      }
    }
    return given;
  }

  private void draw(String sequence, long numbers) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement draw = connection.prepareStatement(DRAW)) {
      draw.setString(1, sequence);
      draw.setLong(2, numbers);
      draw.execute();
    }
  }
}
