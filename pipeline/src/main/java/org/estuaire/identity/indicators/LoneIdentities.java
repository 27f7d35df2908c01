package org.estuaire.identity.indicators;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.exchange.Worded;

/**
 * Who is known to no other domain, and what is missing: what a laboratory has to send so that its
 * reports reach the persons of the territory. Works on what the transaction sees, so that it also
 * answers for records that are tried and rolled back.
 */
public final class LoneIdentities {

  /** Why an identity stays alone; the first that applies. */
  public enum Reason implements Worded {
    /** The record names no patient: line 1 of HPRIM Médecins, PID-3 … is empty. */
    NO_NUMBER,
    /** Nothing is missing: no other domain has stated the same person, or a rule forbids to link. */
    NOBODY_ELSE,
    /** Its identity feed states neither a qualified INS nor all five strict traits. */
    STATED_TOO_LITTLE,
    /** Its domain sends an identity feed, which has not stated this identifier. */
    NOT_IN_FEED,
    /** Neither a qualified INS nor all five strict traits, and its domain sends no identity feed. */
    NO_FEED
  }

  private static final String AMONG =
      "SELECT id, reason FROM identity.lone_identity WHERE id = ANY (?)";

  private LoneIdentities() {}

  /**
   * Those of some source identities that are alone.
   *
   * @param identities numbers of source identities, as records are filed under
   */
  public static Map<Long, Reason> among(Connection connection, Collection<Long> identities)
      throws SQLException {
    Map<Long, Reason> alone = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(AMONG)) {
      select.setArray(1, connection.createArrayOf("bigint", identities.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          alone.put(row.getLong(1), Reason.valueOf(row.getString(2)));
        }
      }
    }
    return alone;
  }

  /** How many of them are alone for each reason; a reason that applies to nobody is left out. */
  public static Map<Reason, Long> counted(Connection connection, Collection<Long> identities)
      throws SQLException {
    Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    among(connection, identities).values().forEach(why -> counts.merge(why, 1L, Long::sum));
    return counts;
  }
}
