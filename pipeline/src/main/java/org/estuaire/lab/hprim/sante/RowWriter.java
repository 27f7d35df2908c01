package org.estuaire.lab.hprim.sante;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes records as lines of at most 220 characters, continued by lines A, and counts them. */
final class RowWriter {

  /** As long as old software reads a line. */
  static final int LONGEST = 220;

  private static final String ADDENDUM = "A|";

  /** How far a cut moves back to avoid a blank beside it, which some readers trim. */
  private static final int LEEWAY = 20;

  private final OutputStream out;
  private int lines;

  RowWriter(OutputStream out) {
    this.out = out;
  }

  void write(Row row) throws IOException {
    String text = row.text();
    String begin = "";
    int from = 0;
    while (text.length() - from > LONGEST - begin.length()) {
      int to = cut(text, from, from + LONGEST - begin.length());
      line(begin + text.substring(from, to));
      begin = ADDENDUM;
      from = to;
    }
    line(begin + text.substring(from));
  }

  private static int cut(String text, int from, int most) {
    for (int at = most; at > Math.max(from, most - LEEWAY); at--) {
      if (text.charAt(at) != ' ' && text.charAt(at - 1) != ' ') {
        return at;
      }
    }
    return most;
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.write('\r');
    out.write('\n');
    lines++;
  }

  /** Closes the file: L with its counts, itself included. */
  void close(int persons) throws IOException {
    write(
        new Row("L")
            .raw(2, "1")
            .raw(4, Integer.toString(persons))
            .raw(5, Integer.toString(lines + 1)));
  }
}
