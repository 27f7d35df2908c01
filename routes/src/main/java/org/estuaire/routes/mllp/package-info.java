/**
 * HL7 messages over MLLP: one connection, one message at a time, acknowledged once it is durable.
 */
@NullMarked
package org.estuaire.routes.mllp;

import org.jspecify.annotations.NullMarked;
