package org.estuaire.billing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a line B or C costs, in euros.
 *
 * @param coefficient coefficient of the act (COEFF)
 * @param mcoCoefficient coefficient of the facility (COEFFMCO)
 * @param count number of acts (DENOMB), as stated
 * @param base reimbursement base (MTBREM)
 * @param rate reimbursement rate in percent (TAUX)
 * @param amo share of the compulsory insurance (MTREMAMO)
 * @param billed billed amount, overrun included (MTHONOR)
 * @param amc share of the complementary body (MTREMAMC)
 */
public record Price(
    int quantity,
    Optional<BigDecimal> coefficient,
    Optional<BigDecimal> mcoCoefficient,
    String count,
    BigDecimal unitPrice,
    BigDecimal base,
    int rate,
    BigDecimal amo,
    BigDecimal billed,
    BigDecimal amc) {

  /** Quantity times coefficient; a missing or zero coefficient counts as one. */
  public BigDecimal units() {
    return BigDecimal.valueOf(quantity).multiply(orOne(coefficient));
  }

  /** What the reimbursement base should be, not rounded. */
  public BigDecimal expectedBase() {
    return units().multiply(unitPrice).multiply(orOne(mcoCoefficient));
  }

  private static BigDecimal orOne(Optional<BigDecimal> factor) {
    return factor.filter(f -> f.signum() != 0).orElse(BigDecimal.ONE);
  }

  @Override
  public String toString() {
    return "Price[…]";
  }
}
