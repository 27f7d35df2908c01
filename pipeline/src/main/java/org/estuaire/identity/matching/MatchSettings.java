package org.estuaire.identity.matching;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * How two domains are reconciled.
 *
 * @param today who is an adult is told on that day
 * @param proposeFrom score from which a pair is proposed (bits); see {@code docs/reconciliation.md}
 *     for the precision that the default was chosen for
 * @param linkFrom score that a pair needs beside the rule that allows to link it
 * @param placeToday the commune that a COG code valid at birth belongs to today
 */
public record MatchSettings(
    LocalDate today, double proposeFrom, double linkFrom, UnaryOperator<String> placeToday) {

  /**
   * As likely as not. Chosen on the generated territory for a precision of all pairs of at least
   * 99.5 %; there it is 99.8 % or more.
   */
  public static final double PROPOSE_FROM = 0;

  /** A thousand to one. */
  public static final double LINK_FROM = 10;

  public static MatchSettings on(LocalDate today) {
    return new MatchSettings(today, PROPOSE_FROM, LINK_FROM, UnaryOperator.identity());
  }

  public MatchSettings proposingFrom(double score) {
    return new MatchSettings(today, score, linkFrom, placeToday);
  }

  public MatchSettings withPlaces(UnaryOperator<String> history) {
    return new MatchSettings(today, proposeFrom, linkFrom, history);
  }
}
