/**
 * HL7 v2 as such, whatever a message is about: cutting a delivery into messages, separators,
 * escapes, charsets, times, fields, and the person of the French PID.
 *
 * <p>What a kind of message means is its lane's business.
 */
@NullMarked
package org.estuaire.hl7v2;

import org.jspecify.annotations.NullMarked;
