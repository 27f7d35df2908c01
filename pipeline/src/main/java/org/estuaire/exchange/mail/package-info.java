/**
 * What secure mail carries: messages with their parts (RFC 2045), packages of documents (IHE XDM),
 * and what receivers answer (RFC 8098, RFC 3464). Everything here comes from outside and is read
 * within bounds.
 */
@NullMarked
package org.estuaire.exchange.mail;

import org.jspecify.annotations.NullMarked;
