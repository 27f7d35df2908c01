/** What a sender gets back: a receipt in words, and an answer in the format that it sent. */
@NullMarked
package org.estuaire.exchange.receipt;

import org.jspecify.annotations.NullMarked;
