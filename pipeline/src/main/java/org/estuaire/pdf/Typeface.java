package org.estuaire.pdf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font as it was read, once: which glyph a letter has, how wide it is, and the tables of its file
 * (OpenType 1.9). Nothing of it changes: safe for use by several threads.
 */
final class Typeface {

  static final Typeface NORMAL = read("LiberationSans", "LiberationSans-Regular.ttf");
  static final Typeface BOLD = read("LiberationSans-Bold", "LiberationSans-Bold.ttf");

  /** What a letter is seen as that the font lacks. */
  static final char MISSING = '\u25A1';

  private static final int LETTERS = 1 << Character.SIZE;
  private static final float THOUSAND = 1000;

  private final String name;
  private final char[] glyphs = new char[LETTERS];
  private final short[] widths;
  private final String metrics;
  private final Map<String, byte[]> tables = new TreeMap<>();

  private Typeface(String name, TrueTypeFont font) throws IOException {
    this.name = name;
    CmapLookup letters = font.getUnicodeCmapLookup(true);
    for (int letter = 0; letter < LETTERS; letter++) {
      glyphs[letter] = (char) letters.getGlyphId(letter);
    }
    float scale = THOUSAND / font.getUnitsPerEm();
    widths = new short[font.getNumberOfGlyphs()];
    for (int glyph = 0; glyph < widths.length; glyph++) {
      widths[glyph] = (short) Math.round(font.getAdvanceWidth(glyph) * scale);
    }
    metrics = metrics(font, scale);
    for (TTFTable table : font.getTables()) {
      tables.put(table.getTag(), font.getTableBytes(table));
    }
  }

  private static Typeface read(String name, String file) {
    try (InputStream bytes =
            requireNonNull(Typeface.class.getResourceAsStream("/liberation/" + file), file);
        TrueTypeFont font =
            new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()))) {
      return new Typeface(name, font);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a descriptor of the font says (PDF 1.4, 5.7). */
  private static String metrics(TrueTypeFont font, float scale) throws IOException {
    HeaderTable head = font.getHeader();
    HorizontalHeaderTable lines = font.getHorizontalHeader();
    return " /FontBBox ["
        + Math.round(head.getXMin() * scale)
        + ' '
        + Math.round(head.getYMin() * scale)
        + ' '
        + Math.round(head.getXMax() * scale)
        + ' '
        + Math.round(head.getYMax() * scale)
        + "] /Ascent "
        + Math.round(lines.getAscender() * scale)
        + " /Descent "
        + Math.round(lines.getDescender() * scale)
        + " /CapHeight "
        + Math.round(font.getOS2Windows().getCapHeight() * scale);
  }

  String name() {
    return name;
  }

  String metrics() {
    return metrics;
  }

  /** The glyph of a letter; 0 where the font has none. */
  int glyph(int letter) {
    return letter < LETTERS ? glyphs[letter] : 0;
  }

  /** How far a glyph goes, in thousandths of its size. */
  int width(int glyph) {
    return widths[glyph];
  }

  /** How many glyphs it has. */
  int size() {
    return widths.length;
  }

  /** A table of the font's file: only to be read. */
  ByteBuffer table(String tag) {
    return ByteBuffer.wrap(requireNonNull(tables.get(tag), tag)).asReadOnlyBuffer();
  }
}
