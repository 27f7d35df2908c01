package org.estuaire.billing;

import java.time.ZoneId;
import org.estuaire.exchange.Environment;

/**
 * Where the identifiers of an invoice come from.
 *
 * @param domain identification domain of the hospital's IPP
 * @param environment decides which authority an INS is attributed to: the file names none
 * @param zone where the hospital's clocks stand
 */
public record IdentitySource(String domain, Environment environment, ZoneId zone) {}
