/** What the published structures of HL7 v2 and the French constraints say of a message. */
@NullMarked
package org.estuaire.conformance.hl7;

import org.jspecify.annotations.NullMarked;
