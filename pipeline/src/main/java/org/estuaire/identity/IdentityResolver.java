package org.estuaire.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.person.Claim;

/**
 * Finds, for a chunk of claims, the source identity under which each record is filed, and links new
 * source identities to persons by the rules of RNIV 1. Set-based; works in the caller's
 * transaction.
 */
public interface IdentityResolver {

  /**
   * @return for each claim, in the same order, where its record goes
   */
  List<Resolution> resolve(Connection tx, List<Statement> claims) throws SQLException;

  /**
   * A claim with its lineage.
   *
   * @param partner the partner that sent it
   * @param lane in which it came: only in the identity lane does a partner speak as the keeper of
   *     its domain
   */
  record Statement(String partner, LaneName lane, long deliveryId, int ordinal, Claim claim) {}

  /** Where a record goes. */
  sealed interface Resolution {
    record Known(long sourceIdentityId) implements Resolution {}

    /** The claim contradicts what is known: the record waits, a review item exists. */
    record Held(Finding why) implements Resolution {}
  }
}
