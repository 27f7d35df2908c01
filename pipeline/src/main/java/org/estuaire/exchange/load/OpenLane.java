package org.estuaire.exchange.load;

import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;

/** A lane seen by its formats' names. */
record OpenLane<R extends LaneRecord>(Lane<R> lane) {

  RecordFormat<R> format(String code) {
    return lane.formats().stream()
        .filter(format -> format.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no format " + code));
  }

  Normaliser<R> normaliser(Partner partner) {
    return lane.normaliser(partner);
  }
}
