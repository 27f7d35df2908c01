/** What must be true of a laboratory report, and its comparable form: LOINC, UCUM. */
package org.estuaire.lab.rules;
