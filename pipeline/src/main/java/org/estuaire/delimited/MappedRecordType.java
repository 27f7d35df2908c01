package org.estuaire.delimited;

import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.RecordType;

/** A record type whose rows come as CSV or workbooks of any sender, read through mapping files. */
public interface MappedRecordType<R extends LaneRecord> extends RecordType<R> {

  /** The fields that a mapping file of this type may name. */
  RecordSchema schema();

  @Override
  default String code() {
    return schema().recordType();
  }
}
