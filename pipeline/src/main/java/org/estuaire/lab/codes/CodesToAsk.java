package org.estuaire.lab.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.lab.store.UnmappedCodes;
import org.estuaire.lab.store.UnmappedCodes.Unmapped;

/**
 * What one laboratory is asked: its codes without LOINC, without those that a biologist has to
 * decide already.
 *
 * @param laboratory code of the partner
 * @param codes the most frequent first
 */
public record CodesToAsk(String laboratory, List<Unmapped> codes) {

  private static final String LAST =
      "SELECT asked_on, codes FROM lab.codes_asked WHERE partner = ?";

  private static final String NOTE =
      """
      INSERT INTO lab.codes_asked (partner, asked_on, codes) VALUES (?, ?, ?)
      ON CONFLICT (partner) DO UPDATE SET asked_on = excluded.asked_on, codes = excluded.codes
      """;

  public CodesToAsk {
    codes = List.copyOf(codes);
  }

  /**
   * As the repository stands.
   *
   * @param most codes that are asked at once
   */
  public static CodesToAsk of(Connection connection, String laboratory, int most)
      throws SQLException {
    Set<String> waiting =
        CodeReview.open(connection, laboratory, "").stream()
            .map(CodeReview.Proposal::code)
            .collect(Collectors.toSet());
    return new CodesToAsk(
        laboratory,
        UnmappedCodes.list(connection, laboratory, most).stream()
            .filter(code -> !waiting.contains(code.code()))
            .toList());
  }

  /** Whether there is nothing to ask. */
  public boolean isEmpty() {
    return codes.isEmpty();
  }

  /**
   * Whether a night may ask: not twice in a month, and not the same again.
   *
   * @param today where the laboratory is
   */
  public boolean isDue(Connection connection, LocalDate today) throws SQLException {
    if (isEmpty()) {
      return false;
    }
    try (PreparedStatement query = connection.prepareStatement(LAST)) {
      query.setString(1, laboratory);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return true;
        }
        YearMonth last = YearMonth.from(row.getObject("asked_on", LocalDate.class));
        List<String> asked = List.of((String[]) row.getArray("codes").getArray());
        return last.isBefore(YearMonth.from(today)) && !asked.equals(sorted());
      }
    }
  }

  /** Keeps that it was asked; the caller's transaction. */
  public void note(Connection tx, LocalDate today) throws SQLException {
    try (PreparedStatement note = tx.prepareStatement(NOTE)) {
      note.setString(1, laboratory);
      note.setObject(2, today);
      note.setArray(3, tx.createArrayOf("text", sorted().toArray()));
      note.executeUpdate();
    }
  }

  private List<String> sorted() {
    return codes.stream().map(Unmapped::code).sorted().toList();
  }

  /** Without the codes: a sender may have put anything there. */
  @Override
  public String toString() {
    return "CodesToAsk[" + laboratory + "]";
  }
}
