package org.estuaire.lab.hprim.medecins;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.TextFinding;

/**
 * Turns the bytes of a dossier into lines of text: in the charset of the delivery, in the one that
 * its own letters tell, or not at all.
 */
final class DossierText {

  /** More than any report has, text and comments together: each is read, kept and sent again. */
  static final int MOST_LINES = 20_000;

  private static final char PAGE = '\f';
  private static final char END_OF_FILE = 0x1A;

  /** Lines of the header, from 0. */
  private static final int NAME = 1;

  private static final int GIVEN_NAME = 2;

  private final Charset charset;

  /**
   * @param charset of the delivery; a dossier that is strict UTF-8 all the same is read as that
   */
  DossierText(Charset charset) {
    this.charset = charset;
  }

  /**
   * @throws DossierRefused when the bytes are certain text neither in the charset nor in another,
   *     or more lines than a dossier may have
   */
  List<String> lines(byte[] bytes, Remarks remarks) {
    Text text = new TextReader(charset).read(bytes).orElseThrow(() -> refused(remarks));
    if (text.content().indexOf('\0') >= 0) {
      throw new DossierRefused(
          Finding.of(MedecinsFinding.NUL_CHARACTER).atLine(remarks.firstLine()));
    }
    List<String> lines = linesOf(text.content());
    if (lines.size() > MOST_LINES) {
      throw new DossierRefused(
          Finding.of(MedecinsFinding.TOO_MANY_LINES, Integer.toString(MOST_LINES))
              .atLine(remarks.line(MOST_LINES)));
    }
    tell(text, lines, bytes, remarks);
    return ControlCharacters.in(text.content()) ? readable(lines, remarks) : lines;
  }

  /** Ends of pages and of files are layout; a name is rid of commands, a value shows them. */
  private static List<String> readable(List<String> lines, Remarks remarks) {
    List<String> readable = new ArrayList<>(lines.size());
    boolean told = false;
    for (String sent : lines) {
      String line = sent.replace(PAGE, ' ').replace(END_OF_FILE, ' ');
      boolean named = readable.size() == NAME || readable.size() == GIVEN_NAME;
      if (!told && ControlCharacters.in(line)) {
        told = true;
        remarks.add(
            Finding.of(TextFinding.CONTROL_CHARACTERS).atLine(remarks.line(readable.size())));
      }
      readable.add(named ? ControlCharacters.removed(line) : ControlCharacters.replaced(line));
    }
    return readable;
  }

  private DossierRefused refused(Remarks remarks) {
    return new DossierRefused(
        Finding.of(MedecinsFinding.NOT_IN_CHARSET, charset.name()).atLine(remarks.firstLine()));
  }

  /** One more than a dossier may have, at most. */
  private static List<String> linesOf(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return bare.lines().limit(MOST_LINES + 1L).toList();
  }

  private void tell(Text text, List<String> lines, byte[] bytes, Remarks remarks) {
    if (text.content().indexOf('\uFFFD') >= 0) {
      remarks.add(Finding.of(MedecinsFinding.LETTERS_LOST).atLine(remarks.firstLine()));
    }
    if (text.is(Text.Mending.TWICE)) {
      int first = firstMended(lines, linesOf(new String(bytes, text.charset())));
      remarks.add(Finding.of(MedecinsFinding.ENCODED_TWICE).atLine(remarks.line(first)));
    } else if (text.is(Text.Mending.OTHER_CHARSET)) {
      remarks.add(
          Finding.of(TextFinding.OTHER_CHARSET, charset.name(), text.charset().name())
              .atLine(remarks.firstLine()));
    } else if (text.is(Text.Mending.DOUBTFUL)) {
      remarks.add(Finding.of(TextFinding.DOUBTFUL).atLine(remarks.firstLine()));
    }
  }

  private static int firstMended(List<String> lines, List<String> sent) {
    int line = 0;
    while (line < Math.min(lines.size(), sent.size()) && lines.get(line).equals(sent.get(line))) {
      line++;
    }
    return line;
  }
}
