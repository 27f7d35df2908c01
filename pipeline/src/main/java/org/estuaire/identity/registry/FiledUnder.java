package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * By which rule claims found their source identities, seen from within the transaction that
 * resolves them. Identifiers rise, and one transaction at a time gives them out: what lies above
 * the mark was made by this one.
 */
public final class FiledUnder {

  /** How a claim found its person. */
  public enum How {
    /** Its local identifier was known before. */
    KNOWN_IDENTIFIER,
    /** The identifier is new, and the INS somebody's. */
    INS,
    /** The identifier is new, and the traits somebody's. */
    TRAITS,
    /** Nobody was found: a person of its own. */
    NOBODY_FOUND
  }

  private static final String MARK = "SELECT coalesce(max(id), 0) FROM identity.source_identity";

  private static final String RULES =
      "SELECT source_identity_id, rule FROM identity.link"
          + " WHERE ended_at IS NULL AND source_identity_id = ANY (?)";

  private final Connection tx;
  private final long mark;

  private FiledUnder(Connection tx, long mark) {
    this.tx = tx;
    this.mark = mark;
  }

  /** Takes the registry's turn, which ends with the transaction. */
  public static FiledUnder fromHereOn(Connection tx) throws SQLException {
    RegistryLock.take(tx);
    try (PreparedStatement select = tx.prepareStatement(MARK);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new FiledUnder(tx, row.getLong(1));
    }
  }

  /** How each of these source identities was found. */
  public Map<Long, How> of(Collection<Long> sourceIdentities) throws SQLException {
    Map<Long, How> found = new HashMap<>();
    try (PreparedStatement select = tx.prepareStatement(RULES)) {
      select.setArray(1, tx.createArrayOf("bigint", sourceIdentities.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          found.put(id, id <= mark ? How.KNOWN_IDENTIFIER : byRule(row.getString(2)));
        }
      }
    }
    return found;
  }

  private static How byRule(String rule) {
    return switch (rule) {
      case "INS" -> How.INS;
      case "TRAITS" -> How.TRAITS;
      default -> How.NOBODY_FOUND;
    };
  }
}
