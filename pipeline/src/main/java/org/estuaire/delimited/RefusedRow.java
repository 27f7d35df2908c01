package org.estuaire.delimited;

import java.util.List;
import org.estuaire.exchange.Finding;

/**
 * A row that was refused.
 *
 * @param bytes as delivered
 * @param line on which it stood
 * @param why what was found against it
 */
public record RefusedRow(byte[] bytes, long line, List<Finding> why) {
  public RefusedRow {
    why = List.copyOf(why);
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "RefusedRow[line " + line + "]";
  }
}
