package org.estuaire.exchange;

import java.util.List;
import org.estuaire.person.Claim;

/** A business unit of a lane: a lab report, an entitlement, an identity, an invoice. */
public interface LaneRecord {

  /**
   * The number by which the sender knows this record and by which an operator traces it: report,
   * dossier, local identifier, invoice. Unique per partner together with the lane's own rules.
   */
  String key();

  /** What the record says about a person. */
  Claim claim();

  /**
   * Whether the record states who a person is. One that only names identifiers, such as a merge of
   * two, is filed under nobody: its claim is not resolved.
   */
  default boolean statesAPerson() {
    return true;
  }

  /**
   * How many of the parts that the sender sent become rows, where a lane counts the parts of its
   * records ({@link LaneName#countsParts}).
   */
  default int parts() {
    return 0;
  }

  /**
   * Parts that the record still holds and that become no rows, with the rules of the lane that say
   * so; those that its format left out are in its {@link Tally}.
   */
  default List<LeftOut> leftOut() {
    return List.of();
  }

  /** What becomes of it, line by line, for whoever tries a file; nothing of the person. */
  default List<ContentLine> content() {
    return List.of();
  }
}
