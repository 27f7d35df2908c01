/**
 * Which identities of two domains may be one person: blocking, a probabilistic model after Fellegi
 * and Sunter, and the rules of RNIV 1 that say what may be linked without a human decision.
 *
 * <p>Pure: reads entries, answers pairs. Nothing here knows the database. How it works and what it
 * was measured at: {@code docs/reconciliation.md}.
 */
@NullMarked
package org.estuaire.identity.matching;

import org.jspecify.annotations.NullMarked;
