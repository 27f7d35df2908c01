/** Dated reference tables (LOINC, UCUM, NABM, COG) and conversions. */
@NullMarked
package org.estuaire.terminology;

import org.jspecify.annotations.NullMarked;
