/**
 * What every lane shares: partners, deliveries and their bytes, records, findings, rejects, and the
 * chunk in which records of many deliveries are loaded in one transaction.
 */
@NullMarked
package org.estuaire.exchange;

import org.jspecify.annotations.NullMarked;
