package org.estuaire.exchange.load;

import java.util.List;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.RecordType;

/** Records of one type and of one or more deliveries, ready to be loaded in one transaction. */
public final class PreparedChunk<R extends LaneRecord> {

  private final RecordType<R> type;
  private final List<PreparedRecord<R>> records;

  PreparedChunk(RecordType<R> type, List<PreparedRecord<R>> records) {
    this.type = type;
    this.records = List.copyOf(records);
  }

  RecordType<R> type() {
    return type;
  }

  List<PreparedRecord<R>> records() {
    return records;
  }

  public int size() {
    return records.size();
  }
}
