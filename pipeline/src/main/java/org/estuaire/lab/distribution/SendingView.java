package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.mail.MailAnswer;
import org.jspecify.annotations.Nullable;

/** What went to whom, for operators: no patient, no value. */
public final class SendingView {

  private static final String NEWEST =
      """
      SELECT s.*, m.answer, m.answer_code FROM (
        SELECT id, partner, file_name, format, version, reason, results, made_at, state, attempts,
          next_attempt_at, last_error, delivered_at FROM distribution.sending
        WHERE (? = '' OR partner = ?) ORDER BY id DESC LIMIT ?) s
      LEFT JOIN LATERAL (
        SELECT answer, answer_code FROM distribution.mail m
        WHERE m.partner = s.partner AND m.file_name = s.file_name AND m.begun_at IS NOT NULL
        ORDER BY begun_at DESC LIMIT 1) m ON true
      ORDER BY s.id DESC
      """;

  private SendingView() {}

  /**
   * A version on its way to a practice, or there.
   *
   * @param lastError kind of the last failure; empty without
   * @param deliveredAt null while it is not delivered
   * @param answer what its receiver answered, where it went by mail; null without an answer
   * @param answerCode of a refusal; empty without
   */
  public record Line(
      long id,
      String partner,
      String file,
      String format,
      int version,
      String reason,
      int results,
      Instant madeAt,
      String state,
      int attempts,
      Instant nextAttemptAt,
      String lastError,
      @Nullable Instant deliveredAt,
      MailAnswer.@Nullable Kind answer,
      String answerCode) {

    /** What its receiver answered, in words; empty without an answer. */
    public String answerWords(Language language) {
      return answer == null ? "" : (word(answer).words(language) + " " + answerCode).strip();
    }

    public String reasonWords(Language language) {
      return Reason.valueOf(reason).words(language);
    }

    public String stateWords(Language language) {
      return SendingState.valueOf(state).words(language);
    }
  }

  /**
   * The newest sendings.
   *
   * @param partner code of a practice, or empty for all
   */
  public static List<Line> newest(Connection connection, String partner, int most)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
      query.setString(1, partner);
      query.setString(2, partner);
      query.setInt(3, most);
      List<Line> lines = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.add(line(row));
        }
      }
      return lines;
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    String error = row.getString("last_error");
    String answer = row.getString("answer");
    String answerCode = row.getString("answer_code");
    return new Line(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("file_name"),
        row.getString("format"),
        row.getInt("version"),
        row.getString("reason"),
        row.getInt("results"),
        requireNonNull(instant(row, "made_at")),
        row.getString("state"),
        row.getInt("attempts"),
        requireNonNull(instant(row, "next_attempt_at")),
        error == null ? "" : error,
        instant(row, "delivered_at"),
        answer == null ? null : MailAnswer.Kind.valueOf(answer),
        answerCode == null ? "" : answerCode);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static AnswerWord word(MailAnswer.Kind answer) {
    return switch (answer) {
      case RECEIVED -> AnswerWord.RECEIVED;
      case READ -> AnswerWord.READ;
      case NOT_DELIVERED -> AnswerWord.NOT_DELIVERED;
      case REFUSED -> AnswerWord.REFUSED;
    };
  }
}
