package org.estuaire.exchange.receipt;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.load.LoadCount;

/**
 * What is known about one arrival of a delivery when its receipt is written.
 *
 * @param firstArrivedAt when the same content came for the first time
 * @param repeated the content had come before: nothing was loaded again
 * @param records records in the file; empty when it could not be read
 * @param countsParts its records hold results that are counted
 * @param parts what became of them
 * @param leftOut why some were left out, over all records
 * @param findings about the delivery as a whole
 */
public record DeliveryFacts(
    long deliveryId,
    long arrivalId,
    int revision,
    Partner partner,
    String fileName,
    String sha256,
    long bytes,
    Instant arrivedAt,
    Instant firstArrivedAt,
    boolean repeated,
    boolean refused,
    Optional<String> format,
    Optional<Integer> records,
    LoadCount count,
    boolean countsParts,
    PartBalance parts,
    List<LeftOut> leftOut,
    List<Finding> findings) {

  /**
   * Whether it is a message or package that was opened: what was in it has receipts of its own, and
   * an acknowledgement is not answered.
   */
  boolean isOpenedArchive() {
    return !refused
        && format.stream()
            .anyMatch(f -> Arrays.stream(ArchiveKind.values()).anyMatch(k -> k.code().equals(f)));
  }

  /** Whether reading it ended before its end: what was read stays as it is. */
  boolean setAside() {
    return refused && count.total() > 0;
  }

  /** Whether nothing of it was read. */
  boolean refusedWhole() {
    return refused && !setAside();
  }

  /**
   * Whether its records can be read again for an answer: not those of a delivery that was refused,
   * or over which processes died.
   */
  boolean isAnswered() {
    return !refused
        || findings.stream().anyMatch(why -> why.code() == DeliveryFinding.TOO_MANY_REJECTS);
  }

  /** The same with what was found about the delivery as a whole, and what of it was left out. */
  DeliveryFacts with(List<Finding> found, List<LeftOut> left) {
    return new DeliveryFacts(
        deliveryId,
        arrivalId,
        revision,
        partner,
        fileName,
        sha256,
        bytes,
        arrivedAt,
        firstArrivedAt,
        repeated,
        refused,
        format,
        records,
        count,
        countsParts,
        parts,
        left,
        found);
  }

  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "DeliveryFacts[" + deliveryId + "]";
  }
}
