/**
 * A file that is tried: loaded as a night loads it, in a transaction that is taken back, and told
 * what would have become of it. Nothing of it stays anywhere.
 */
@NullMarked
package org.estuaire.exchange.trial;

import org.jspecify.annotations.NullMarked;
