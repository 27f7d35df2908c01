package org.estuaire.social;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/**
 * Which loaded plans contradict the figures of the law as they are known now, and were not told so
 * when they were loaded; and which were told and contradict them no longer. One query, read as it
 * comes: nothing of it is kept, and nothing is written.
 */
public final class Recheck {

  private static final int ROWS_AT_ONCE = 2000;

  /** Findings that depend on the figures. */
  private static final List<SocialFinding> ON_FIGURES =
      List.of(
          SocialFinding.PLAN_ABOVE_CEILING,
          SocialFinding.RESPITE_ABOVE_BOUND,
          SocialFinding.HOSPITAL_ABOVE_BOUND,
          SocialFinding.PARTICIPATION_FORMULA);

  private static final String PLANS =
      """
      SELECT partner, dossier, right_key, plan_version, e.plan_starts_on, e.gir, e.accepted,
             e.resources, e.participation, e.family_situation, e.aid_respite,
             e.aid_carer_in_hospital, f.told
        FROM social.entitlement e
        LEFT JOIN (
          SELECT partner, dossier, right_key, plan_version,
                 array_agg(code || ' ' || array_to_string(arguments, ' ')) AS told
            FROM social.entitlement_finding
           WHERE code = ANY (?)
           GROUP BY partner, dossier, right_key, plan_version) f
          USING (partner, dossier, right_key, plan_version)
       WHERE e.decision = 'A' AND e.kind IN ('D', 'F') AND e.plan_starts_on IS NOT NULL
         AND (? = '' OR partner = ?)
       ORDER BY partner, dossier, right_key, plan_version
      """;

  private final FigureRules rules;

  /**
   * @param scale the figures as they are now
   */
  public Recheck(ApaScale scale) {
    this.rules = new FigureRules(scale);
  }

  /**
   * What is to be said of a loaded plan.
   *
   * @param code the rule
   * @param bound what the law says now; empty where the plan contradicts it no longer
   */
  public record Change(
      String partner, String dossier, String right, int version, String code, String bound) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Change[]";
    }
  }

  /**
   * Says what changed, plan by plan.
   *
   * @param partner one council; empty for all
   * @return how many plans were looked at
   */
  public long run(Connection connection, String partner, Consumer<Change> says)
      throws SQLException {
    boolean alone = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement select = connection.prepareStatement(PLANS)) {
      select.setFetchSize(ROWS_AT_ONCE);
      select.setArray(
          1,
          connection.createArrayOf("text", ON_FIGURES.stream().map(SocialFinding::code).toArray()));
      select.setString(2, partner);
      select.setString(3, partner);
      long plans = 0;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          plans++;
          compare(row, says);
        }
      }
      return plans;
    } finally {
      connection.rollback();
      connection.setAutoCommit(alone);
    }
  }

  private void compare(ResultSet row, Consumer<Change> says) throws SQLException {
    Set<String> told = new HashSet<>();
    if (row.getArray("told") != null) {
      told.addAll(Arrays.asList((String[]) row.getArray("told").getArray()));
    }
    Set<String> codes = new HashSet<>();
    List<Finding> now = new ArrayList<>();
    rules.check(plan(row), (code, field, arguments) -> now.add(Finding.of(code, arguments)));
    for (Finding finding : now) {
      String bound = String.join(" ", finding.arguments());
      codes.add(finding.code().code());
      if (!told.contains(finding.code().code() + " " + bound)) {
        says.accept(change(row, finding.code().code(), bound));
      }
    }
    for (String before : told) {
      String code = before.substring(0, before.indexOf(' '));
      if (!codes.contains(code)) {
        says.accept(change(row, code, ""));
      }
    }
  }

  private static Change change(ResultSet row, String code, String bound) throws SQLException {
    return new Change(
        row.getString("partner"),
        row.getString("dossier"),
        row.getString("right_key"),
        row.getInt("plan_version"),
        code,
        bound);
  }

  private static PricedPlan plan(ResultSet row) throws SQLException {
    int gir = row.getInt("gir");
    return new PricedPlan(
        row.wasNull() ? OptionalInt.empty() : OptionalInt.of(gir),
        row.getObject("plan_starts_on", LocalDate.class),
        amount(row, "accepted"),
        amount(row, "resources"),
        amount(row, "participation"),
        Entitlement.Situation.isCouple(row.getString("family_situation")),
        amount(row, "aid_respite"),
        amount(row, "aid_carer_in_hospital"));
  }

  private static Optional<BigDecimal> amount(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column));
  }
}
