package org.estuaire.lab.reading;

import java.util.Optional;
import org.estuaire.exchange.Tally;

/**
 * Counts the results of a record that can't be understood, by how its lines begin: even what waits
 * in quarantine has a place in the balance.
 */
public final class RawLines {

  private RawLines() {}

  /**
   * @param word with which the line of a result begins, before a separator; ASCII in every encoding
   *     that these formats have but UTF-16
   * @return empty for bytes in which lines can't be told
   */
  public static Optional<Tally> beginning(byte[] record, String word) {
    int lines = 0;
    boolean start = true;
    for (int at = 0; at < record.length; at++) {
      if (record[at] == 0) {
        return Optional.empty();
      }
      lines += start && begins(record, at, word) ? 1 : 0;
      start =
          record[at] == '\r' || record[at] == '\n' || start && record[at] <= ' ' && record[at] >= 0;
    }
    return Optional.of(Tally.of(lines));
  }

  private static boolean begins(byte[] record, int at, String word) {
    int end = at + word.length();
    if (end >= record.length || Character.isLetterOrDigit(record[end] & 0xFF)) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (record[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
