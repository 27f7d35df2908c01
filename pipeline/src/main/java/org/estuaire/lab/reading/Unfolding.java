package org.estuaire.lab.reading;

import java.util.HashSet;
import java.util.Set;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;

/**
 * What one record says by reference. The same text or document may be pointed to any number of
 * times, so that a small record would unfold to more than memory holds. For one thread.
 */
public final class Unfolding {

  /** Characters that a record may unfold to by references; no report says so much. */
  public static final int MOST = 16 << 20;

  private final Set<String> contents = new HashSet<>(0);
  private long unfolded;

  /** Whether nothing more may be said by reference. */
  public boolean isExhausted() {
    return unfolded > MOST;
  }

  /** Counts a text; whether it may be said. */
  public boolean takes(String text) {
    unfolded += text.length();
    return !isExhausted();
  }

  /** Counts a content that was taken before; whether it may be taken. */
  public boolean takesAgain(String content) {
    return !isExhausted() && (contents.add(content) || takes(content));
  }

  /** What is said of a record that unfolds too far. */
  public static Finding finding() {
    return Finding.of(DeliveryFinding.UNFOLDS_TOO_FAR, Integer.toString(MOST >> 20));
  }
}
