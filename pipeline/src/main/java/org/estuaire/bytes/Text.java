package org.estuaire.bytes;

import java.nio.charset.Charset;

/**
 * What bytes say, and how that was found.
 *
 * @param charset in which they were read
 */
public record Text(String content, Charset charset, Mending mending) {

  /** What was wrong about the bytes. */
  public enum Mending {
    /** Nothing: they are in the encoding that was stated. */
    NONE,
    /** They are in another encoding than the one stated. */
    OTHER_CHARSET,
    /** They were encoded twice: UTF-8 had been mistaken for an encoding of single bytes. */
    TWICE,
    /** They can be in the encoding stated and in no other; something about the text is strange. */
    DOUBTFUL
  }

  public boolean is(Mending kind) {
    return mending == kind;
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "Text[" + charset + ", " + mending + "]";
  }
}
