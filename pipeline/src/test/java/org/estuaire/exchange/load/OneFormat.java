package org.estuaire.exchange.load;

import java.util.List;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordType;

/** A record type of which nothing can be read, and so nothing is loaded. */
record OneFormat(String code, RecordFormat<LaneRecord> format) implements RecordType<LaneRecord> {

  @Override
  public List<FindingCode> findings() {
    return List.of();
  }

  @Override
  public LaneName lane() {
    return LaneName.LAB;
  }

  @Override
  public List<RecordFormat<LaneRecord>> formats() {
    return List.of(format);
  }

  @Override
  public Normaliser<LaneRecord> rules(Partner partner) {
    return (record, received) -> {
      throw new AssertionError("nothing here can be read");
    };
  }

  @Override
  public Loader<LaneRecord> loader() {
    throw new AssertionError("nothing is loaded here");
  }
}
