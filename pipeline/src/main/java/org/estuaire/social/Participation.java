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
  private static final BigDecimal LOWEST = new BigDecimal("0.725");
  private static final BigDecimal HIGHEST = new BigDecimal("2.67");
  private static final BigDecimal FIRST_SLICE = new BigDecimal("0.317");
  private static final BigDecimal SECOND_SLICE = new BigDecimal("0.498");
  private static final BigDecimal FULL_RATE = new BigDecimal("0.9");
  private static final BigDecimal COUPLE = new BigDecimal("1.7");

  private final BigDecimal mtp;
  private final BigDecimal low;
  private final BigDecimal high;

  /**
   * @param mtp majoration pour aide d'une tierce personne, euros per month
   */
  Participation(BigDecimal mtp) {
    this.mtp = mtp;
    this.low = mtp.multiply(LOWEST);
    this.high = mtp.multiply(HIGHEST);
  }

  /**
   * @param plan accepted plan, euros per month
   * @param resources euros per month, of both persons in a couple
   */
  BigDecimal due(BigDecimal plan, BigDecimal resources, boolean couple) {
    BigDecimal own = couple ? resources.divide(COUPLE, PRECISE) : resources;
    BigDecimal first = mtp.multiply(FIRST_SLICE);
    BigDecimal second = mtp.multiply(SECOND_SLICE);
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
