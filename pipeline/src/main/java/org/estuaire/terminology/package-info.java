/** Dated reference tables (LOINC, UCUM, NABM, COG) and conversions. */
package org.estuaire.terminology;
