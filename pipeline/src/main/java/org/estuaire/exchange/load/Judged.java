package org.estuaire.exchange.load;

import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Place;

/** A record of a chunk with what became of it, as the ledger notes it. */
record Judged(PreparedRecord<?> record, Verdict verdict) {

  PendingDelivery delivery() {
    return record.delivery();
  }

  Place place() {
    return record.raw().place();
  }

  boolean isRefused() {
    return verdict instanceof Verdict.Refused;
  }

  PartBalance parts(LaneName lane) {
    return PartRows.of(lane, record.tally(), verdict);
  }
}
