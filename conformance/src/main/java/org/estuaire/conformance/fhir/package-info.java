/** What HL7's own validator says of a FHIR R4 file, alone and with FR Core. */
@NullMarked
package org.estuaire.conformance.fhir;

import org.jspecify.annotations.NullMarked;
