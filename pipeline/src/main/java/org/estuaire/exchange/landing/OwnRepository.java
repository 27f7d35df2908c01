package org.estuaire.exchange.landing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.estuaire.config.InstallationCode;
import org.estuaire.config.InstallationMistake;
import org.estuaire.exchange.landing.FolderFailure.Role;

/**
 * A data folder knows its repository: the first that is opened with it leaves its number in the
 * landing zone. Under another repository the same numbers would be given again, and receipts that
 * partners have would be written over.
 */
public final class OwnRepository {

  private static final String NUMBER = "SELECT id FROM exchange.repository";

  private OwnRepository() {}

  /**
   * @param landing the landing zone, made where it is missing
   * @throws InstallationMistake when it belongs to another repository
   */
  public static void check(Path landing, DataSource database) throws IOException, SQLException {
    String number = number(database);
    SecretFile file = new SecretFile(landing.resolve(".repository"));
    byte[] known =
        Role.LANDING.in(
            landing, () -> file.readOrCreate(() -> number.getBytes(StandardCharsets.US_ASCII)));
    String its = new String(known, StandardCharsets.US_ASCII).strip();
    if (!its.equals(number)) {
      throw new InstallationMistake(landing, InstallationCode.OTHER_REPOSITORY, its, number);
    }
  }

  private static String number(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NUMBER)) {
      row.next();
      return row.getString(1);
    }
  }
}
