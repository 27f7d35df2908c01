package org.estuaire.exchange.load;

import java.util.Optional;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.landing.ArchiveKind;

/** What a look into the bytes of a delivery shows. */
public sealed interface Look {

  /**
   * One delivery.
   *
   * @param match what it was recognised as; empty where nobody knows it
   */
  record Found(Optional<RecordTypes.Match> match, Inspection inspection) implements Look {}

  /** An archive of deliveries. */
  record Packed(ArchiveKind kind) implements Look {}
}
