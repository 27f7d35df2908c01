/**
 * The work of the identity cell: its list, each case side by side, and its decisions. A case shows
 * who people are; whoever reads one leaves an audit line.
 */
@NullMarked
package org.estuaire.identity.review;

import org.jspecify.annotations.NullMarked;
