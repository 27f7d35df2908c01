package org.estuaire.pdf;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What of a font stands in a file, compressed: the letters that nearly every French page needs, and
 * those that one page needs besides. The former are one and the same block of bytes in every file,
 * made once.
 */
record EmbeddedFont(
    String name, String metrics, Packed file, Packed glyphSet, Packed letters, String widths) {

  /** Pages with the same rare letters come together: a Greek name, a German one. */
  private static final int KEPT = 64;

  private static final String USUAL = "ÀÇÈÉàâçèéêëîïôùûœ°µ²³·–’≤≥↑↓\u00A0" + Typeface.MISSING;

  private static final Map<Key, EmbeddedFont> MADE =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, EmbeddedFont> eldest) {
          return size() > KEPT;
        }
      };

  private static final BitSet BASE = base();

  private record Key(String name, String besides) {}

  private static BitSet base() {
    BitSet letters = new BitSet();
    letters.set(' ', '~' + 1);
    USUAL.chars().forEach(letters::set);
    return letters;
  }

  /** Whether a letter is in every file. */
  static boolean isUsual(int letter) {
    return BASE.get(letter);
  }

  /**
   * A font with the usual letters and some others.
   *
   * @param besides letters that are not usual and that the font has
   */
  static EmbeddedFont of(Typeface font, SortedSet<Integer> besides) {
    Key key = new Key(font.name(), besides.toString());
    synchronized (MADE) {
      EmbeddedFont made = MADE.get(key);
      if (made != null) {
        return made;
      }
    }
    EmbeddedFont made = make(font, besides);
    synchronized (MADE) {
      MADE.put(key, made);
    }
    return made;
  }

  private static EmbeddedFont make(Typeface font, SortedSet<Integer> besides) {
    TreeMap<Integer, Integer> letters = new TreeMap<>();
    BASE.stream().forEach(letter -> letters.putIfAbsent(font.glyph(letter), letter));
    besides.forEach(letter -> letters.putIfAbsent(font.glyph(letter), letter));
    letters.remove(0);
    BitSet glyphs = new BitSet();
    letters.keySet().forEach(glyphs::set);
    byte[] file = new GlyphSubset(font).file(glyphs);
    return new EmbeddedFont(
        tag(letters) + "+" + font.name(),
        font.metrics(),
        Packed.of(file),
        Packed.of(glyphSet(glyphs)),
        Packed.of(toUnicode(letters).getBytes(StandardCharsets.US_ASCII)),
        widths(font, glyphs));
  }

  /** Six capitals, as a subset is named; the same letters have the same in every process. */
  private static String tag(Map<Integer, Integer> letters) {
    StringBuilder tag = new StringBuilder();
    int left = letters.hashCode() & Integer.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + left % 26));
      left /= 26;
    }
    return tag.toString();
  }

  /** A bit for each glyph, the first one the highest of its byte. */
  private static byte[] glyphSet(BitSet glyphs) {
    byte[] set = new byte[glyphs.length() / 8 + 1];
    glyphs.stream().forEach(glyph -> set[glyph / 8] |= (byte) (0x80 >> glyph % 8));
    return set;
  }

  private static String widths(Typeface font, BitSet glyphs) {
    StringBuilder widths = new StringBuilder("[");
    int before = -2;
    for (int glyph = glyphs.nextSetBit(0); glyph >= 0; glyph = glyphs.nextSetBit(glyph + 1)) {
      if (glyph != before + 1) {
        widths.append(before < 0 ? "" : "]").append(glyph).append('[');
      } else {
        widths.append(' ');
      }
      widths.append(font.width(glyph));
      before = glyph;
    }
    return widths.append("]]").toString();
  }

  /** So that who copies text from the page, or searches it, gets letters. */
  private static String toUnicode(TreeMap<Integer, Integer> letters) {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    int done = 0;
    for (Map.Entry<Integer, Integer> one : letters.entrySet()) {
      // At most a hundred together.
      if (done % 100 == 0) {
        map.append(done == 0 ? "" : "endbfchar\n");
        map.append(Math.min(100, letters.size() - done)).append(" beginbfchar\n");
      }
      map.append(String.format(Locale.ROOT, "<%04X> <%04X>\n", one.getKey(), one.getValue()));
      done++;
    }
    return map.append(
            "endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
