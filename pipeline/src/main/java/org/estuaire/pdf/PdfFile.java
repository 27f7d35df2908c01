package org.estuaire.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the objects of a file (PDF 1.4, 3.4), numbered in their order. */
final class PdfFile {

  /** That it is PDF, and by four high bytes that it is no text. */
  private static final String HEADER = "%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n";

  private final ByteArrayOutputStream file = new ByteArrayOutputStream(65_536);
  private final List<Integer> places = new ArrayList<>();

  PdfFile() {
    text(HEADER);
  }

  private void text(String text) {
    file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The number that the next object gets. */
  int next() {
    return places.size() + 1;
  }

  private int begin() {
    places.add(file.size());
    text(places.size() + " 0 obj\n");
    return places.size();
  }

  /** Writes an object and returns its number. */
  int object(String body) {
    int number = begin();
    text(body + "\nendobj\n");
    return number;
  }

  /**
   * Writes a compressed stream and returns its number.
   *
   * @param entries of its dictionary, besides its length and how it is compressed
   */
  int stream(String entries, Packed content) {
    return stream(entries + " /Filter /FlateDecode", content.bytes());
  }

  /** Writes a stream as it is and returns its number. */
  int stream(String entries, byte[] content) {
    int number = begin();
    text("<< " + entries + " /Length " + content.length + " >>\nstream\n");
    file.writeBytes(content);
    text("\nendstream\nendobj\n");
    return number;
  }

  /**
   * Ends the file.
   *
   * @param id sixteen bytes in hexadecimal
   */
  byte[] end(int catalog, int information, String id) {
    int at = file.size();
    StringBuilder table = new StringBuilder("xref\n0 " + next() + "\n0000000000 65535 f \n");
    for (int place : places) {
      String digits = Integer.toString(place);
      table.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
    }
    table.append("trailer\n<< /Size ").append(next()).append(" /Root ").append(catalog);
    table.append(" 0 R /Info ").append(information).append(" 0 R /ID [<").append(id);
    table.append("> <").append(id).append(">] >>\nstartxref\n").append(at).append("\n%%EOF\n");
    text(table.toString());
    return file.toByteArray();
  }
}
