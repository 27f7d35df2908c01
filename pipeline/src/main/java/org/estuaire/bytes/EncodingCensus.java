package org.estuaire.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Watches a file pass, line by line, to tell in which encoding it is where nobody says: UTF-8 by
 * its strict rules, else windows-1252, unless more lines make better sense in another encoding of
 * one byte than in that ({@link Plausibility}). What keeps the rules of UTF-8 from end to end, and
 * nobody would write in another encoding, is UTF-8 whatever the letters are. In constant memory.
 */
public final class EncodingCensus extends FilterInputStream {

  private static final int LONGEST_LINE = 4096;

  /** Lines with accents that every encoding is tried on; after them the balance has long tipped. */
  private static final int LINES_TRIED = 5_000;

  /** Bytes of a short word in another script: three letters of two bytes, two of three. */
  private static final int FOREIGN_WORD = 6;

  private static final String CLOSING = "»›”’…°²³™®\u00A0";

  private static final Plausibility UNREADABLE = new Plausibility(1, 0, 0, 0, 0);

  private final byte[] line = new byte[LONGEST_LINE];
  private final List<Charset> candidates = Charsets.OF_ONE_BYTE;
  private final int[] wins = new int[candidates.size()];
  private int length;
  private boolean accents;
  private boolean windowsCharacters;
  private long utf8Lines;
  private long otherLines;
  private boolean malformed;
  private boolean beyondChance;

  public EncodingCensus(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    if (next >= 0) {
      take((byte) next);
    }
    return next;
  }

  @Override
  public int read(byte[] into, int start, int most) throws IOException {
    int read = in.read(into, start, most);
    for (int i = start; i < start + read; i++) {
      take(into[i]);
    }
    return read;
  }

  private void take(byte b) {
    if (b == '\n' || b == '\r') {
      endLine();
    } else {
      accents |= b < 0;
      windowsCharacters |= b < (byte) 0xA0;
      if (length == LONGEST_LINE) {
        endLine();
      }
      line[length++] = b;
    }
  }

  private void endLine() {
    if (accents) {
      judge(Arrays.copyOf(line, length));
    }
    accents = false;
    length = 0;
  }

  private void judge(byte[] bytes) {
    boolean utf8 = Utf8.isWellFormed(bytes);
    malformed |= !utf8;
    // After so many the balance has tipped.
    if (utf8Lines + otherLines < LINES_TRIED) {
      if (!utf8 || !isIntended(bytes)) {
        // Also of a line that is no UTF-8: comparing counts which encoding explains it.
        int others = compare(bytes);
        utf8 = utf8 && others < utf8Score(bytes);
      }
    }
    utf8Lines += utf8 ? 1 : 0;
    otherLines += utf8 ? 0 : 1;
  }

  /**
   * Whether a line that keeps the rules of UTF-8 does so on purpose. By chance a capital and a sign
   * in windows-1252 do ("CAFÉ »" without its blank), and two capitals in CP850 ("ÈÀ"). Letters of
   * Central Europe, signs like the apostrophe of typographers, and words of other scripts never do.
   */
  private boolean isIntended(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Where a letter was lost before, the rest says little; what stands for it is UTF-8 alone.
    boolean intended =
        text.indexOf('\uFFFD') >= 0
            || Plausibility.of(DoubleEncoding.undone(text)).readable()
                && (hasSigns(text) || speaks(text) && !closesAWord(bytes));
    beyondChance |= intended;
    return intended;
  }

  private static boolean speaks(String text) {
    return text.codePoints().anyMatch(c -> c >= 0x80 && Letters.isEuropean(c))
        || text.codePoints().map(EncodingCensus::foreignBytes).sum() >= FOREIGN_WORD;
  }

  /** Bytes in UTF-8 of what is no letter of Europe. */
  private static int foreignBytes(int c) {
    return c < 0x80 || Letters.isEuropean(c) ? 0 : c < 0x800 ? 2 : 3;
  }

  /** Nothing but French letters, and signs that end a word or a sentence. */
  private static boolean closesAWord(byte[] bytes) {
    return plausibility(bytes, Charsets.WINDOWS).french()
        && new String(bytes, Charsets.WINDOWS)
            .chars()
            .allMatch(c -> c < 0x80 || Letters.isLetter(c) || CLOSING.indexOf(c) >= 0);
  }

  /** General punctuation, currencies, arrows and operators of Unicode, and emoji. */
  private static boolean hasSigns(String text) {
    return text.codePoints().anyMatch(c -> c >= 0x2000 && c < 0x2C00 || c >= 0x10000);
  }

  /** Which encodings read the line better than the likeliest, and which worse; the best score. */
  private int compare(byte[] bytes) {
    Plausibility likeliest = plausibility(bytes, candidates.get(0));
    int best = likeliest.score();
    for (int i = 1; i < wins.length; i++) {
      Plausibility other = plausibility(bytes, candidates.get(i));
      int win = Integer.compare(other.score(), likeliest.score());
      // What makes sense as expected, or in no encoding, is no reason to expect another one.
      wins[i] += likeliest.clean() || !other.clean() ? Math.min(win, 0) : win;
      best = Math.max(best, other.score());
    }
    return best;
  }

  private static Plausibility plausibility(byte[] bytes, Charset charset) {
    return StrictText.decode(bytes, charset).map(Plausibility::of).orElse(UNREADABLE);
  }

  private static int utf8Score(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Plausibility.of(DoubleEncoding.undone(text)).score();
  }

  /** What the lines that passed say; without any accent windows-1252, which ASCII is too. */
  public Charset found() {
    endLine();
    if (beyondChance && !malformed || utf8Lines > otherLines) {
      return StandardCharsets.UTF_8;
    }
    int most = Arrays.stream(wins).max().orElse(0);
    int[] best = IntStream.range(0, wins.length).filter(i -> wins[i] == most).toArray();
    // Two that explain as much explain nothing: each line is then read, or refused, on its own.
    return candidates.get(best.length == 1 ? best[0] : 0);
  }

  /**
   * Whether bytes passed that are letters, quotes and dashes in windows-1252 and controls in ISO.
   */
  public boolean hasWindowsCharacters() {
    return windowsCharacters;
  }
}
