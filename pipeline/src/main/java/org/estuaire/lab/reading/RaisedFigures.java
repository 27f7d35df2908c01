package org.estuaire.lab.reading;

import java.util.function.IntPredicate;

/**
 * Raised and lowered figures for a charset that lacks them: {@code 10⁵} is written {@code 10^5},
 * never {@code 105}; {@code CO₂} is CO2 and {@code Ca²⁺} Ca2+, as they are written without.
 */
public final class RaisedFigures {

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";
  private static final String PLAIN = "0123456789+-";

  private RaisedFigures() {}

  /**
   * A text with plain figures in the place of those that can't be written.
   *
   * @param writable the characters that the charset has
   */
  public static String spelledOut(String text, IntPredicate writable) {
    StringBuilder spelled = new StringBuilder(text.length() + 4);
    int at = 0;
    while (at < text.length()) {
      int end = endOfRun(text, at);
      String run = text.substring(at, end);
      if (end == at) {
        spelled.append(text.charAt(at++));
      } else {
        spelled.append(run.chars().allMatch(writable) ? run : plain(run));
        at = end;
      }
    }
    return spelled.toString();
  }

  private static int endOfRun(String text, int from) {
    String kind = RAISED.indexOf(text.charAt(from)) >= 0 ? RAISED : LOWERED;
    int end = from;
    while (end < text.length() && kind.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** An exponent ends with a figure; what ends with a sign is a charge. */
  private static String plain(String run) {
    boolean raised = RAISED.indexOf(run.charAt(0)) >= 0;
    StringBuilder plain = new StringBuilder(run.length() + 1);
    run.chars()
        .map(c -> Math.max(RAISED.indexOf(c), LOWERED.indexOf(c)))
        .forEach(figure -> plain.append(PLAIN.charAt(figure)));
    boolean exponent = raised && Character.isDigit(plain.charAt(plain.length() - 1));
    return (exponent ? "^" : "") + plain;
  }
}
