/**
 * HL7 v2 results: reading ORU^R01 messages of versions 2.3 to 2.5.1 (lenient for 2.1 to 2.8) in the
 * French profile, and writing acknowledgements.
 *
 * <p>Bytes become messages ({@code MessageCutter}), a message becomes text ({@code MessageCharset})
 * and segments ({@code MessageReader}), as {@code org.estuaire.hl7v2} has it for every kind of
 * message; segments become a report ({@code OruDecoder}). Fields are parsed by HAPI HL7v2 behind
 * {@code FieldParser}, one field at a time: limits are checked before, and nothing of a hostile
 * message is ever built as a whole object tree.
 *
 * <p>Sources of the rules: HL7 v2.5 chapters 2 and 7, IHE France data-type constraints 1.8.1, ANS
 * CI-SIS volet "transmission of CDA documents in HL7 v2" 2.1, RNIV 1.
 */
@NullMarked
package org.estuaire.lab.hl7;

import org.jspecify.annotations.NullMarked;
