package org.estuaire.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A font's file with some of its glyphs, each under the number that it has in the whole font; the
 * others are empty, which compresses to next to nothing. Instructions for screens of few dots are
 * left out: they are half of the file, and today's programs smooth letters without them.
 */
final class GlyphSubset {

  private static final int TRUE_TYPE = 0x00010000;
  private static final int MAGIC = 0xB1B0AFBA;
  private static final int ADJUSTMENT = 8;
  private static final int LOCA_FORMAT = 50;
  private static final int ENTRY = 16;
  private static final int METRIC = 4;
  private static final int HEAD = 10;

  // Flags of a component (OpenType 1.9, glyf).
  private static final int WORDS = 0x0001;
  private static final int SCALE = 0x0008;
  private static final int MORE = 0x0020;
  private static final int TWO_SCALES = 0x0040;
  private static final int MATRIX = 0x0080;
  private static final int INSTRUCTIONS = 0x0100;

  private final Typeface font;
  private final ByteBuffer outlines;
  private final ByteBuffer places;
  private final boolean longPlaces;

  GlyphSubset(Typeface font) {
    this.font = font;
    this.outlines = font.table("glyf");
    this.places = font.table("loca");
    this.longPlaces = font.table("head").getShort(LOCA_FORMAT) != 0;
  }

  /**
   * The file.
   *
   * @param glyphs those that letters have; what they are composed of is added to them
   */
  byte[] file(BitSet glyphs) {
    glyphs.set(0);
    for (int glyph = glyphs.nextSetBit(0); glyph >= 0; glyph = glyphs.nextSetBit(glyph + 1)) {
      addParts(glyph, glyphs);
    }
    ByteBuffer loca = ByteBuffer.allocate(Integer.BYTES * (font.size() + 1));
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    for (int glyph = 0; glyph < font.size(); glyph++) {
      loca.putInt(glyf.size());
      if (glyphs.get(glyph)) {
        glyf.writeBytes(outline(glyph));
        pad(glyf);
      }
    }
    loca.putInt(glyf.size());
    byte[] head = bytes(font.table("head"));
    ByteBuffer.wrap(head).putInt(ADJUSTMENT, 0).putShort(LOCA_FORMAT, (short) 1);
    Map<String, byte[]> tables = new LinkedHashMap<>();
    tables.put("glyf", glyf.toByteArray());
    tables.put("head", head);
    tables.put("hhea", bytes(font.table("hhea")));
    tables.put("hmtx", metrics(glyphs));
    tables.put("loca", loca.array());
    tables.put("maxp", bytes(font.table("maxp")));
    return file(tables);
  }

  /** A glyph composed of later ones is looked at before them; of earlier ones, here. */
  private void addParts(int glyph, BitSet glyphs) {
    int at = place(glyph);
    if (at == place(glyph + 1) || outlines.getShort(at) >= 0) {
      return;
    }
    at += HEAD;
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = outlines.getShort(at);
      int part = outlines.getChar(at + Short.BYTES);
      if (!glyphs.get(part)) {
        glyphs.set(part);
        addParts(part, glyphs);
      }
      at += partLength(flags);
    }
  }

  private static int partLength(int flags) {
    int length = 2 * Short.BYTES + ((flags & WORDS) != 0 ? 2 * Short.BYTES : 2);
    if ((flags & SCALE) != 0) {
      return length + Short.BYTES;
    }
    if ((flags & TWO_SCALES) != 0) {
      return length + 2 * Short.BYTES;
    }
    return (flags & MATRIX) != 0 ? length + 4 * Short.BYTES : length;
  }

  private int place(int glyph) {
    return longPlaces
        ? places.getInt(Integer.BYTES * glyph)
        : 2 * places.getChar(Short.BYTES * glyph);
  }

  /** A glyph without its instructions. */
  private byte[] outline(int glyph) {
    int from = place(glyph);
    int to = place(glyph + 1);
    if (from == to) {
      return new byte[0];
    }
    return outlines.getShort(from) < 0 ? composed(from) : drawn(from, to);
  }

  private byte[] drawn(int from, int to) {
    int contours = outlines.getShort(from);
    int instructions = from + HEAD + Short.BYTES * contours;
    int points = instructions + Short.BYTES + outlines.getChar(instructions);
    ByteBuffer drawn = ByteBuffer.allocate(instructions - from + Short.BYTES + to - points);
    drawn.put(outlines.slice(from, instructions - from));
    drawn.putShort((short) 0);
    drawn.put(outlines.slice(points, to - points));
    return drawn.array();
  }

  private byte[] composed(int from) {
    int at = from + HEAD;
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = outlines.getShort(at);
      at += partLength(flags);
    }
    byte[] composed = bytes(outlines.slice(from, at - from));
    ByteBuffer parts = ByteBuffer.wrap(composed);
    int part = HEAD;
    while (part < composed.length) {
      int now = parts.getShort(part);
      parts.putShort(part, (short) (now & ~INSTRUCTIONS));
      part += partLength(now);
    }
    return composed;
  }

  /** The widths of those that are there. */
  private byte[] metrics(BitSet glyphs) {
    byte[] metrics = bytes(font.table("hmtx"));
    int wide = font.table("hhea").getChar(34);
    for (int glyph = 0; glyph < wide - 1; glyph++) {
      if (!glyphs.get(glyph)) {
        ByteBuffer.wrap(metrics).putInt(METRIC * glyph, 0);
      }
    }
    return metrics;
  }

  private static byte[] file(Map<String, byte[]> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    ByteBuffer directory = ByteBuffer.allocate(12 + ENTRY * count);
    directory.putInt(TRUE_TYPE).putShort((short) count).putShort((short) (power * ENTRY));
    directory.putShort((short) Integer.numberOfTrailingZeros(power));
    directory.putShort((short) ((count - power) * ENTRY));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int headAt = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      int at = directory.capacity() + body.size();
      headAt = table.getKey().equals("head") ? at : headAt;
      for (int i = 0; i < Integer.BYTES; i++) {
        directory.put((byte) table.getKey().charAt(i));
      }
      directory.putInt(sum(table.getValue())).putInt(at).putInt(table.getValue().length);
      body.writeBytes(table.getValue());
      pad(body);
    }
    ByteBuffer file = ByteBuffer.allocate(directory.capacity() + body.size());
    file.put(directory.array()).put(body.toByteArray());
    file.putInt(headAt + ADJUSTMENT, MAGIC - sum(file.array()));
    return file.array();
  }

  /** Of its words of four bytes. */
  private static int sum(byte[] table) {
    int sum = 0;
    for (int i = 0; i < table.length; i++) {
      sum += (table[i] & 0xFF) << (24 - 8 * (i % Integer.BYTES));
    }
    return sum;
  }

  private static void pad(ByteArrayOutputStream bytes) {
    while (bytes.size() % Integer.BYTES != 0) {
      bytes.write(0);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
