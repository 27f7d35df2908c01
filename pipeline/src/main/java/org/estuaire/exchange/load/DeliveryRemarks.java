package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Seal;

/** What is told of a whole delivery after it was loaded; its sender gets a receipt that says so. */
public final class DeliveryRemarks {

  private static final String REMOVE =
      "DELETE FROM exchange.finding WHERE delivery_id = ? AND ordinal = 0 AND code = ANY (?)";

  /** One that was answered already is answered again. */
  private static final String ANSWER_AGAIN =
      """
      UPDATE exchange.delivery d SET revision = revision + 1
       WHERE id = ? AND EXISTS (
         SELECT FROM exchange.arrival a JOIN exchange.receipt r ON r.arrival_id = a.id
          WHERE a.delivery_id = d.id AND r.revision = d.revision)
      """;

  private final FindingRows findings;

  public DeliveryRemarks(Seal seal) {
    this.findings = new FindingRows(seal);
  }

  /**
   * Tells something of a delivery instead of what was told before.
   *
   * @param instead rules of which nothing stays told
   */
  public void tell(
      Connection tx,
      long delivery,
      String partner,
      Collection<? extends FindingCode> instead,
      List<Finding> told)
      throws SQLException {
    try (PreparedStatement remove = tx.prepareStatement(REMOVE)) {
      remove.setLong(1, delivery);
      remove.setArray(
          2, tx.createArrayOf("text", instead.stream().map(FindingCode::code).toArray()));
      remove.executeUpdate();
    }
    findings.add(tx, List.of(new FindingRows.OfRecord(delivery, 0, partner, told)));
    try (PreparedStatement again = tx.prepareStatement(ANSWER_AGAIN)) {
      again.setLong(1, delivery);
      again.executeUpdate();
    }
  }
}
