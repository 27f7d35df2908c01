package org.estuaire.lab.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LeftOut;

/** Collects what of a report becomes no row: by reason, with the place of the first of each. */
public final class LeavingOut {

  private final Map<FindingCode, LeftOut> byReason = new LinkedHashMap<>(4);

  /**
   * @param lines how many of the sender's lines; none leave nothing out
   * @param line where the first of them stands; 0 when it is not known
   * @param field how the sender calls that place
   */
  public void add(FindingCode reason, int lines, long line, String field) {
    if (lines > 0) {
      byReason.merge(
          reason,
          new LeftOut(reason, lines, line, field),
          (first, more) ->
              new LeftOut(reason, first.parts() + more.parts(), first.line(), first.field()));
    }
  }

  public void addAll(List<LeftOut> others) {
    others.forEach(one -> add(one.reason(), one.parts(), one.line(), one.field()));
  }

  public List<LeftOut> all() {
    return new ArrayList<>(byReason.values());
  }
}
