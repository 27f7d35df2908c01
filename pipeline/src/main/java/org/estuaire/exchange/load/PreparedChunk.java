package org.estuaire.exchange.load;

import java.util.List;
import org.estuaire.exchange.LaneRecord;

/** Records of one or more deliveries of a lane, ready to be loaded in one transaction. */
public final class PreparedChunk<R extends LaneRecord> {

  private final List<PreparedRecord<R>> records;

  PreparedChunk(List<PreparedRecord<R>> records) {
    this.records = List.copyOf(records);
  }

  List<PreparedRecord<R>> records() {
    return records;
  }

  public int size() {
    return records.size();
  }
}
