package org.estuaire.exchange.landing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;

/**
 * A data folder and its repository know each other from the first time that they are opened
 * together. Under another repository the same numbers would be given again, and receipts that
 * partners have would be overwritten. With another landing zone, such as that of a second process
 * with a data folder of its own, or the empty folder below a disk that is not mounted, deliveries
 * would be taken in where nobody else finds them.
 */
public final class OwnRepository {

  private static final String KNOWN = "SELECT id, landing_zone FROM exchange.repository";

  private static final String LEARN =
      "UPDATE exchange.repository SET landing_zone = ?::uuid WHERE landing_zone IS NULL";

  /** What a repository says of itself. */
  private record Known(String number, Optional<String> zone) {
    @Override
    public String toString() {
      return "Known[…]";
    }
  }

  private OwnRepository() {}

  /**
   * @param landing the landing zone, made where neither it nor the repository knows the other yet
   * @throws InstallationMistake when one of them belongs to another; nothing is changed then
   */
  public static void check(Path landing, DataSource database) throws IOException, SQLException {
    Known known = known(database);
    Path zone = landing.resolve(".zone");
    if (known.zone().isPresent() && Files.notExists(zone)) {
      throw otherZone(landing, known);
    }
    requireRepository(landing, known);
    String its = readOrCreate(landing, zone, UUID.randomUUID().toString());
    if (known.zone().isEmpty()) {
      learn(its, database);
      known = known(database);
    }
    if (!known.zone().filter(its::equals).isPresent()) {
      throw otherZone(landing, known);
    }
  }

  private static void requireRepository(Path landing, Known known) throws IOException {
    String its = readOrCreate(landing, landing.resolve(".repository"), known.number());
    if (!its.equals(known.number())) {
      throw new InstallationMistake(
          landing, InstallationCode.OTHER_REPOSITORY, its, known.number());
    }
  }

  private static InstallationMistake otherZone(Path landing, Known known) {
    return new InstallationMistake(
        landing, InstallationCode.OTHER_LANDING_ZONE, known.zone().orElseThrow());
  }

  private static String readOrCreate(Path landing, Path file, String text) throws IOException {
    SecretFile kept = new SecretFile(file);
    byte[] bytes =
        Role.LANDING.in(
            landing, () -> kept.readOrCreate(() -> text.getBytes(StandardCharsets.US_ASCII)));
    return new String(bytes, StandardCharsets.US_ASCII).strip();
  }

  private static Known known(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(KNOWN);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Known(row.getString(1), Optional.ofNullable(row.getString(2)));
    }
  }

  /** Of two processes that begin at once, one is first; the other learns of it. */
  private static void learn(String zone, DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(LEARN)) {
      update.setString(1, zone);
      update.executeUpdate();
    }
  }
}
