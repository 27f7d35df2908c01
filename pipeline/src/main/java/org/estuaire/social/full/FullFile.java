package org.estuaire.social.full;

import java.time.LocalDate;

/**
 * A delivery of rights that was loaded to its end.
 *
 * @param extractedOn day of its rows
 */
record FullFile(long delivery, String partner, String recordType, LocalDate extractedOn) {}
