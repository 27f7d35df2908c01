package org.estuaire.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** A large delivery that is made while it is read: a head, one piece again and again, a tail. */
public final class RepeatedPiece {

  private RepeatedPiece() {}

  public static InputStream of(byte[] head, byte[] piece, byte[] tail, int bytes) {
    InputStream middle =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(bytes / piece.length + 1, piece).stream()
                    .<InputStream>map(ByteArrayInputStream::new)
                    .toList()));
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(new ByteArrayInputStream(head), middle, new ByteArrayInputStream(tail))));
  }

  public static InputStream of(byte[] piece, int bytes) {
    return of(new byte[0], piece, new byte[0], bytes);
  }
}
