package org.estuaire.exchange;

/**
 * Where a sealed piece rests: the table, what names the row in it, and the partner whose it is. A
 * piece that is put into another row, or a row that is given to another partner, does not open.
 *
 * @param row the row's key; no patient data
 * @param partner code of the sender, or of the receiver of what is sent
 */
public record SealedPlace(String table, String row, String partner) {

  /** The bytes of a record in quarantine. */
  public static SealedPlace reject(long deliveryId, int ordinal, String partner) {
    return new SealedPlace("exchange.reject", deliveryId + "/" + ordinal, partner);
  }

  /** The sender's value that a finding quotes. */
  public static SealedPlace value(long findingId, long deliveryId, int ordinal, String partner) {
    return new SealedPlace(
        "exchange.finding", findingId + "/" + deliveryId + "/" + ordinal, partner);
  }

  /** A version on its way to a practice. */
  public static SealedPlace payload(String partner, long dossierId, int version, String fileName) {
    return new SealedPlace(
        "distribution.payload", dossierId + "/" + version + "/" + fileName, partner);
  }

  @Override
  public String toString() {
    return table + " " + row + " of " + partner;
  }
}
