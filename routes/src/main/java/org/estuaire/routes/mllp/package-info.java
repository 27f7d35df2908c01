/**
 * HL7 messages over MLLP: one connection, one message at a time, acknowledged once it is durable.
 */
package org.estuaire.routes.mllp;
