/**
 * RSF-ACE: the fixed-width file in which public hospitals report their external acts and
 * consultations (PMSI MCO), all record letters and layout years.
 *
 * <p>Source: ATIH, formats PMSI MCO, sheets RSF-ACE A, B, C, H, L, M and P, years 2017 to 2026.
 */
@NullMarked
package org.estuaire.billing.rsf;

import org.jspecify.annotations.NullMarked;
