package org.estuaire.billing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Totals of an invoice in euros, as declared. "Services" are hospital services (lines B and P),
 * "fees" the acts of professionals (lines C and M).
 *
 * @param servicesBase reimbursement base of services (TTBAPH)
 * @param servicesAmo share of the compulsory insurance in services (TTAMOPH)
 * @param fees billed fees (TTHONOR)
 * @param feesAmo share of the compulsory insurance in fees (TTREMAM)
 * @param patientShare what is left to the patient before the complementary body (TTPAOC)
 * @param servicesAmc share of the complementary body in services (TTOCPH)
 * @param feesAmc share of the complementary body in fees (TTOCHN)
 * @param services billed services (TTFACPH)
 * @param patientAmount amount billed to the patient (MONTANT), since the layout of 2018
 */
public record InvoiceTotals(
    BigDecimal servicesBase,
    BigDecimal servicesAmo,
    BigDecimal fees,
    BigDecimal feesAmo,
    BigDecimal patientShare,
    BigDecimal servicesAmc,
    BigDecimal feesAmc,
    BigDecimal services,
    Optional<BigDecimal> patientAmount) {

  @Override
  public String toString() {
    return "InvoiceTotals[…]";
  }
}
