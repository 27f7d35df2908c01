/** What a sender gets back: a receipt in words, and an answer in the format that it sent. */
package org.estuaire.exchange.receipt;
