package org.estuaire.exchange.trouble;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.installation.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a night still has in progress when it ends. A process that was killed leaves its notes, and
 * they count as deaths. One that lives takes them back, unless the database has gone away under it:
 * then it leaves a mark beside the landing zone, by which the next night tells the one from the
 * other. When a server was started says nothing of it: the embedded one starts again after each
 * death of the process, too.
 */
public final class LeftInHand {

  private static final Logger LOG = LoggerFactory.getLogger(LeftInHand.class);

  private static final List<String> TABLES = List.of("exchange.delivery", "exchange.death");

  private static final String DIED = "UPDATE %s SET in_hand = false WHERE in_hand";

  private static final String LOST =
      "UPDATE %s SET in_hand = false, attempts = greatest(attempts - 1, 0), losses = losses + 1"
          + " WHERE in_hand";

  private final DataSource database;
  private final Path mark;

  public LeftInHand(DataSource database, Path landing) {
    this.database = database;
    this.mark = landing.resolve(".lost-database");
  }

  /** At the beginning of a night, when no other one is going on: what the last one left. */
  public void settle() throws SQLException, IOException {
    boolean lost = Files.exists(mark);
    change(lost ? LOST : DIED);
    Files.deleteIfExists(mark);
  }

  /** The night has come to its end, and done everything it could. */
  public void endedWell() throws IOException {
    Files.deleteIfExists(mark);
  }

  /** The night has stopped before its end; the process lives. */
  public void stopped(boolean stillAlone) {
    try {
      if (stillAlone) {
        change(LOST);
        return;
      }
    } catch (SQLException away) {
      LOG.debug("the database is away: SQLSTATE {}", away.getSQLState());
    }
    try {
      DurableFiles.writeOwnerOnly(mark, "");
      DurableFiles.syncDirectory(requireNonNull(mark.getParent()));
    } catch (IOException e) {
      // It then counts as a death, of which one alone costs nothing but time.
      LOG.warn("that the database went away can't be kept: {}", e.getClass().getSimpleName());
    }
  }

  private void change(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement update = connection.createStatement()) {
      for (String table : TABLES) {
        update.executeUpdate(statement.formatted(table));
      }
    }
  }
}
