package org.estuaire.identity.feed.fhir;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps bytes up to a limit; of more it only knows that they came. */
final class Bounded extends OutputStream {

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int limit;
  private boolean beyond;

  Bounded(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(int b) {
    if (kept.size() < limit) {
      kept.write(b);
    } else {
      beyond = true;
    }
  }

  @Override
  public void write(byte[] from, int start, int length) {
    int room = Math.min(length, limit - kept.size());
    kept.write(from, start, room);
    beyond |= room < length;
  }

  /** What was written; of too much nothing, so that it can't be mistaken for the whole. */
  byte[] bytes() {
    return beyond ? new byte[0] : kept.toByteArray();
  }
}
