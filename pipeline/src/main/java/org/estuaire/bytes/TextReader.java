package org.estuaire.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.bytes.Text.Mending;

/**
 * Reads bytes in the encoding that a sender states, or that is assumed of it, where they can be in
 * it; else in the only other encoding in which they make sense. The evidence lies in the bytes: is
 * it UTF-8 by its own strict rules, and do the letters stand as letters do ({@link Plausibility})?
 * Where two readings are as good as each other there is none: a name that was guessed is another
 * person's.
 *
 * <p>What makes sense in the encoding stated is believed, for nothing speaks against it: {@code
 * HÔLÔNE} in windows-1252 is the same bytes as {@code HÈLÈNE} in CP850.
 */
public final class TextReader {

  /** By how much another encoding must be better: less is a matter of taste. */
  private static final int CLEARLY = 5;

  private static final int CLEARLY_WINDOWS = 2;

  private final Charset stated;

  /**
   * @param stated declared by the sender, or assumed of it
   */
  public TextReader(Charset stated) {
    this.stated = stated;
  }

  /** A reading and how good it is. */
  private record Candidate(Text text, Plausibility plausibility) {
    private int score() {
      return plausibility.score();
    }

    private boolean says(Candidate other) {
      return text.content().equals(other.text.content());
    }
  }

  /** Empty when the bytes make no sense in any encoding, or as much sense in two. */
  public Optional<Text> read(byte[] bytes) {
    if (Charsets.isWide(stated)) {
      return StrictText.decode(bytes, stated).map(this::asStated);
    }
    if (Charsets.isAscii(bytes)) {
      return Optional.of(asStated(new String(bytes, StandardCharsets.US_ASCII)));
    }
    boolean utf8 = Utf8.isWellFormed(bytes);
    if (utf8 && Charsets.isUtf8(stated)) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return Optional.of(DoubleEncoding.mayBeIn(text) ? mended(asStated(text)) : asStated(text));
    }
    Optional<Candidate> asSaid = candidate(bytes, stated);
    return utf8 ? utf8Or(bytes, asSaid) : oneByte(bytes, asSaid);
  }

  private Text asStated(String content) {
    return new Text(content, stated, Mending.NONE);
  }

  /**
   * The bytes are UTF-8 by its rules. In an encoding of one byte they are then pairs of a capital
   * and a sign, which may be right once in a blue moon: "CAFÉ »" without its blank.
   */
  private Optional<Text> utf8Or(byte[] bytes, Optional<Candidate> asSaid) {
    Candidate utf8 = mended(candidate(bytes, StandardCharsets.UTF_8).orElseThrow());
    int said = asSaid.map(Candidate::score).orElse(Integer.MIN_VALUE);
    if (utf8.score() < said) {
      return oneByte(bytes, asSaid);
    }
    boolean rivalled =
        utf8.score() == said || others(bytes).stream().anyMatch(other -> !other.says(utf8));
    return rivalled || utf8.plausibility().impossible() > 0
        ? Optional.empty()
        : Optional.of(utf8.text());
  }

  private Optional<Text> oneByte(byte[] bytes, Optional<Candidate> asSaid) {
    if (asSaid.filter(c -> c.plausibility().clean()).isPresent()) {
      return asSaid.map(Candidate::text);
    }
    List<Candidate> others = others(bytes);
    int said = asSaid.map(Candidate::score).orElse(Integer.MIN_VALUE / 2);
    if (others.isEmpty()) {
      return readable(asSaid);
    }
    Candidate best = others.get(0);
    boolean rivalled = others.stream().anyMatch(other -> !other.says(best));
    if (rivalled && isWindowsForIso(best) && best.score() - second(others) >= CLEARLY_WINDOWS) {
      return Optional.of(best.text());
    }
    return rivalled || best.score() - said < CLEARLY ? Optional.empty() : Optional.of(best.text());
  }

  /** Most who say ISO write windows-1252, which only adds quotes, dashes and œ. */
  private boolean isWindowsForIso(Candidate best) {
    return stated.name().startsWith("ISO-8859") && best.text().charset().equals(Charsets.WINDOWS);
  }

  private static int second(List<Candidate> others) {
    Candidate best = others.get(0);
    return others.stream()
        .filter(other -> !other.says(best))
        .mapToInt(Candidate::score)
        .max()
        .orElse(0);
  }

  /** The encodings in which everything makes sense, the best first. */
  private List<Candidate> others(byte[] bytes) {
    Stream<Candidate> undone = candidate(bytes, stated).map(TextReader::mended).stream();
    return Stream.concat(
            Charsets.OF_ONE_BYTE.stream().flatMap(charset -> candidate(bytes, charset).stream()),
            undone.filter(c -> c.text().is(Mending.TWICE)))
        .filter(c -> c.plausibility().clean() && c.score() > 0)
        .sorted(Comparator.comparingInt(Candidate::score).reversed())
        .toList();
  }

  /** Nothing else makes sense; the text is kept as long as every character is one. */
  private static Optional<Text> readable(Optional<Candidate> asSaid) {
    return asSaid
        .filter(c -> c.plausibility().impossible() == 0)
        .map(TextReader::mended)
        .map(
            c ->
                c.plausibility().odd() > 0 && c.text().is(Mending.NONE)
                    ? new Text(c.text().content(), c.text().charset(), Mending.DOUBTFUL)
                    : c.text());
  }

  private Optional<Candidate> candidate(byte[] bytes, Charset charset) {
    Mending mending = charset.equals(stated) ? Mending.NONE : Mending.OTHER_CHARSET;
    return StrictText.decode(bytes, charset)
        .map(content -> candidate(new Text(content, charset, mending)));
  }

  private static Candidate candidate(Text text) {
    return new Candidate(text, Plausibility.of(text.content()));
  }

  private static Candidate mended(Candidate candidate) {
    Text once = mended(candidate.text());
    return once.is(Mending.TWICE) ? candidate(once) : candidate;
  }

  private static Text mended(Text text) {
    String once = DoubleEncoding.undone(text.content());
    return once.equals(text.content()) ? text : new Text(once, text.charset(), Mending.TWICE);
  }
}
