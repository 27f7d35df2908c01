package org.estuaire.lab.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.repository.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * A biologist decides what laboratories have proposed. Works in the caller's transaction; every
 * decision leaves a line in the trail.
 */
public final class CodeReview {

  private static final String LIST =
      """
      SELECT p.partner, p.code, p.loinc, p.label, p.unit, p.state, p.proposed_at, p.delivery_id, p.ordinal,
        p.decided_at, p.decided_by, coalesce(p.reason, '') AS reason,
        coalesce(c.loinc, '') AS in_use, coalesce(n.label, '') AS loinc_label,
        (SELECT count(*) FROM lab.valid_result r JOIN lab.report o ON o.id = r.report_id
          WHERE o.partner = p.partner AND r.code = p.code) AS results
      FROM lab.code_proposal p
        LEFT JOIN lab.local_code c ON (c.partner, c.code) = (p.partner, p.code)
          AND current_date >= c.valid_from AND current_date < c.valid_to
        LEFT JOIN terminology.loinc_name n ON n.code = p.loinc
      WHERE p.state = ANY (?) AND (? = '' OR p.partner = ?) AND (? = '' OR p.code = ?)
      ORDER BY p.partner, p.code, p.proposed_at
      """;

  private static final String DECIDE =
      "UPDATE lab.code_proposal SET state = ?, decided_at = clock_timestamp(), decided_by = ?,"
          + " reason = ? WHERE partner = ? AND code = ? AND loinc = ? AND state = 'PROPOSED'";

  /** What was approved for the same day is replaced, what holds since longer ends on that day. */
  private static final String END =
      "WITH same AS (DELETE FROM lab.local_code WHERE partner = ? AND code = ? AND valid_from >= ?)"
          + " UPDATE lab.local_code SET valid_to = ? WHERE partner = ? AND code = ?"
          + " AND valid_from < ? AND valid_to > ?";

  private static final String APPROVE =
      "INSERT INTO lab.local_code (partner, code, loinc, label, valid_from, approved_by)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final Connection tx;
  private final String who;

  /**
   * @param who decides
   */
  public CodeReview(Connection tx, String who) {
    this.tx = tx;
    this.who = who;
  }

  /**
   * A proposal.
   *
   * @param loincLabel French label of the LOINC code, as far as it is known
   * @param inUse LOINC code that was approved for the same code before; may be empty
   * @param results valid results under the code
   */
  public record Proposal(
      String partner,
      String code,
      String loinc,
      String label,
      String unit,
      String loincLabel,
      String inUse,
      long results,
      String state,
      Instant proposedAt,
      long deliveryId,
      int ordinal,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      String reason) {

    /** Without the code and its label: a sender may have put anything there. */
    @Override
    public String toString() {
      return "Proposal[" + partner + "]";
    }
  }

  /**
   * What waits for a decision.
   *
   * @param partner code of a laboratory; empty for all
   * @param code a local code; empty for all
   */
  public static List<Proposal> open(Connection connection, String partner, String code)
      throws SQLException {
    return list(connection, partner, code, "PROPOSED");
  }

  /** Everything that was ever proposed for a code. */
  public static List<Proposal> all(Connection connection, String partner, String code)
      throws SQLException {
    return list(connection, partner, code, "PROPOSED", "APPROVED", "REFUSED", "REPLACED");
  }

  private static List<Proposal> list(
      Connection connection, String partner, String code, String... states) throws SQLException {
    List<Proposal> proposals = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(LIST)) {
      query.setArray(1, connection.createArrayOf("text", states));
      query.setString(2, partner);
      query.setString(3, partner);
      query.setString(4, code);
      query.setString(5, code);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          proposals.add(proposal(row));
        }
      }
    }
    return proposals;
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Proposal(
        row.getString("partner"),
        row.getString("code"),
        row.getString("loinc"),
        row.getString("label"),
        row.getString("unit"),
        row.getString("loinc_label"),
        row.getString("in_use"),
        row.getLong("results"),
        row.getString("state"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getLong("delivery_id"),
        row.getInt("ordinal"),
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by"),
        row.getString("reason"));
  }

  /**
   * Takes a proposal into the table of its laboratory.
   *
   * @param from first day on which it holds
   * @return false when somebody else has decided it meanwhile
   */
  public boolean approve(Proposal proposal, LocalDate from) throws SQLException {
    if (!decide(proposal, "APPROVED", null)) {
      return false;
    }
    try (PreparedStatement end = tx.prepareStatement(END)) {
      end.setString(1, proposal.partner());
      end.setString(2, proposal.code());
      end.setObject(3, from);
      end.setObject(4, from);
      end.setString(5, proposal.partner());
      end.setString(6, proposal.code());
      end.setObject(7, from);
      end.setObject(8, from);
      end.executeUpdate();
    }
    try (PreparedStatement approve = tx.prepareStatement(APPROVE)) {
      approve.setString(1, proposal.partner());
      approve.setString(2, proposal.code());
      approve.setString(3, proposal.loinc());
      approve.setString(4, proposal.label());
      approve.setObject(5, from);
      approve.setString(6, who);
      approve.executeUpdate();
    }
    note("terminology review approve", proposal, "from " + from);
    return true;
  }

  /**
   * Refuses a proposal; the same one is not asked again.
   *
   * @param reason the laboratory reads it when it proposes the same again
   * @return false when somebody else has decided it meanwhile
   */
  public boolean refuse(Proposal proposal, String reason) throws SQLException {
    boolean refused = decide(proposal, "REFUSED", reason);
    if (refused) {
      note("terminology review refuse", proposal, reason);
    }
    return refused;
  }

  private boolean decide(Proposal proposal, String state, @Nullable String reason)
      throws SQLException {
    try (PreparedStatement decide = tx.prepareStatement(DECIDE)) {
      decide.setString(1, state);
      decide.setString(2, who);
      decide.setString(3, reason);
      decide.setString(4, proposal.partner());
      decide.setString(5, proposal.code());
      decide.setString(6, proposal.loinc());
      return decide.executeUpdate() == 1;
    }
  }

  private void note(String action, Proposal proposal, String detail) throws SQLException {
    AuditTrail.note(
        tx,
        who,
        action,
        proposal.partner() + " " + proposal.code() + " " + proposal.loinc() + ": " + detail);
  }
}
