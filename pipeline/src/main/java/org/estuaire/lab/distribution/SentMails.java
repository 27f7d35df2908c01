package org.estuaire.lab.distribution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.estuaire.exchange.mail.MailAnswer;
import org.estuaire.exchange.mail.MailAnswers;

/**
 * What is known of sendings that go by mail. Before a message goes out it is written down that it
 * may have gone; when the server has it, that; so that whoever comes after a crash knows which
 * messages are in doubt.
 */
public final class SentMails implements MailAnswers {

  private static final String KNOW =
      "INSERT INTO distribution.mail (message_id, partner, file_name) VALUES (?, ?, ?)"
          + " ON CONFLICT (message_id) DO NOTHING";

  private static final String LOOK =
      "SELECT begun_at IS NOT NULL AS begun, accepted_at IS NOT NULL AS accepted"
          + " FROM distribution.mail WHERE message_id = ?";

  private static final String BEGIN =
      "UPDATE distribution.mail SET begun_at = clock_timestamp() WHERE message_id = ?";

  private static final String ACCEPT =
      "UPDATE distribution.mail SET accepted_at = coalesce(accepted_at, clock_timestamp())"
          + " WHERE partner = ? AND message_id = ?";

  private static final String TAKE_BACK =
      "UPDATE distribution.mail SET begun_at = NULL WHERE message_id = ? AND accepted_at IS NULL";

  // Bad news is not replaced by good: of several receivers one has not got it.
  private static final String ANSWER =
      """
      UPDATE distribution.mail
      SET answer = CASE WHEN answer IN ('NOT_DELIVERED', 'REFUSED') AND ? IN ('RECEIVED', 'READ')
                        THEN answer ELSE ? END,
          answer_code = CASE WHEN answer IN ('NOT_DELIVERED', 'REFUSED') AND ? IN ('RECEIVED', 'READ')
                             THEN answer_code ELSE ? END,
          answered_at = clock_timestamp()
      WHERE message_id = ? AND partner = ?
      """;

  private final DataSource database;

  public SentMails(DataSource database) {
    this.database = database;
  }

  /** How far a message has come. */
  public enum Way {
    /** It has surely not gone out. */
    NOT_SENT,
    /** It was going out when something ended; whether the server has it is not known. */
    IN_DOUBT,
    /** The server has it. */
    ACCEPTED
  }

  /**
   * The number of the message that carries a file: always the same for the same file, so that a
   * receiver recognises a message that came twice.
   *
   * @param address of the mailbox from which it goes
   */
  public static String messageId(String address, String partner, String fileName, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((partner + "\n" + fileName + "\n").getBytes(StandardCharsets.UTF_8));
      String number = HexFormat.of().formatHex(digest.digest(content), 0, 20);
      return "<estuaire." + number + address.substring(address.indexOf('@')) + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How far a message has come, which is known from now on. */
  public Way look(String messageId, String partner, String fileName) throws SQLException {
    run(KNOW, messageId, partner, fileName);
    try (Connection connection = database.getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, messageId);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        if (row.getBoolean("accepted")) {
          return Way.ACCEPTED;
        }
        return row.getBoolean("begun") ? Way.IN_DOUBT : Way.NOT_SENT;
      }
    }
  }

  /** It goes out now: from here on it is in doubt. */
  public void begin(String messageId) throws SQLException {
    run(BEGIN, messageId);
  }

  /**
   * The server has it.
   *
   * @return false when no such message was sent to this partner
   */
  public boolean accepted(String partner, String messageId) throws SQLException {
    return run(ACCEPT, partner, messageId);
  }

  /** The server has surely not taken it. */
  public void takeBack(String messageId) throws SQLException {
    run(TAKE_BACK, messageId);
  }

  @Override
  public boolean note(String partner, MailAnswer answer) throws SQLException {
    String kind = answer.kind().name();
    return run(ANSWER, kind, kind, kind, answer.code(), answer.messageId(), partner);
  }

  private boolean run(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate() > 0;
    }
  }
}
