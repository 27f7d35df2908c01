package org.estuaire.social;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a person at home contributes to the plan, by the scale in force since 2016-03-01 (CASF
 * R232-11): nothing below 0.725 MTP of monthly resources, then a share that grows with the
 * resources and, above 2.67 MTP, 90 %. Dearer plans weigh less: their second and third slices are
 * charged at a reduced rate.
 */
final class Participation {

  private static final MathContext PRECISE = MathContext.DECIMAL64;
  private static final BigDecimal FULL_RATE = new BigDecimal("0.9");
  private static final BigDecimal COUPLE = new BigDecimal("1.7");

  private final BigDecimal low;
  private final BigDecimal high;
  private final BigDecimal first;
  private final BigDecimal second;

  /**
   * Amounts in euros per month.
   *
   * @param low resources up to which nothing is due
   * @param high resources from which 90 % are due
   * @param first where the first slice of a plan ends, {@code second} the second
   */
  Participation(BigDecimal low, BigDecimal high, BigDecimal first, BigDecimal second) {
    this.low = low;
    this.high = high;
    this.first = first;
    this.second = second;
  }

  /** Resources up to which nothing is due, in euros per month. */
  BigDecimal lowest() {
    return low.setScale(2, RoundingMode.HALF_UP);
  }

  /** Resources from which 90 % are due, in euros per month. */
  BigDecimal highest() {
    return high.setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * @param plan accepted plan, euros per month
   * @param resources euros per month, of both persons in a couple
   */
  BigDecimal due(BigDecimal plan, BigDecimal resources, boolean couple) {
    BigDecimal own = couple ? resources.divide(COUPLE, PRECISE) : resources;
    BigDecimal range = high.subtract(low);
    BigDecimal weighed =
        slice(plan, BigDecimal.ZERO, first)
            .add(slice(plan, first, second).multiply(reduced(own, "0.6", "0.4")))
            .add(slice(plan, second, plan.max(second)).multiply(reduced(own, "0.8", "0.2")));
    BigDecimal share = own.subtract(low).max(BigDecimal.ZERO).divide(range, PRECISE);
    return FULL_RATE
        .multiply(share)
        .multiply(weighed)
        .min(FULL_RATE.multiply(plan))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private BigDecimal reduced(BigDecimal resources, String ownWeight, String highWeight) {
    return resources
        .multiply(new BigDecimal(ownWeight))
        .add(high.multiply(new BigDecimal(highWeight)))
        .subtract(low)
        .divide(high.subtract(low), PRECISE);
  }

  private static BigDecimal slice(BigDecimal plan, BigDecimal from, BigDecimal to) {
    return plan.min(to).subtract(from).max(BigDecimal.ZERO);
  }
}
