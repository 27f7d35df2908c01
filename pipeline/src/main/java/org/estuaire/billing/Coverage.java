package org.estuaire.billing;

/**
 * Under which rights the care is billed; codes as in the layout, empty when not stated.
 *
 * @param pathway care-pathway indicator (INDPS)
 * @param operation nature of the operation (NATOP), 1 ordinary
 * @param insurance nature of the insurance (NATASS): 10 illness, 13 Alsace-Moselle, 30 maternity,
 *     41 work accident, 90 prevention
 * @param contract kind of complementary contract (TYPECONT)
 * @param exemption reason of the exemption from co-payment (EXOTM)
 * @param billable whether the health insurance is billed (SFACAM): 0 no, 1 yes, 2 waiting for the
 *     rate, 3 waiting for rights
 * @param notBillableReason why not (MONFAC)
 * @param scheme insurance scheme (grand régime, CDGR)
 * @param solidarity beneficiary of the CMU/CSS (PABENCMU)
 * @param fides invoiced act by act through FIDES (VALFIDES)
 * @param management management code (CDGEST)
 * @param complementaryBody number of the complementary body (CDCOMP)
 * @param accident number or date of a work accident (NUMACC)
 * @param country country of insurance (PAYS)
 * @param article51 experiment under article 51 (ART51)
 */
public record Coverage(
    String pathway,
    String operation,
    String insurance,
    String contract,
    String exemption,
    String billable,
    String notBillableReason,
    String scheme,
    String solidarity,
    String fides,
    String management,
    String complementaryBody,
    String accident,
    String country,
    String article51) {

  /** Coverage is health data. */
  @Override
  public String toString() {
    return "Coverage[…]";
  }
}
