/** What must be true of a laboratory report, and its comparable form: LOINC, UCUM. */
@NullMarked
package org.estuaire.lab.rules;

import org.jspecify.annotations.NullMarked;
