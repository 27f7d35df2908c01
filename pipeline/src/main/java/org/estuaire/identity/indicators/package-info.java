/** Indicators of identity vigilance (RNIV 1 leaves them to structures and regions). */
@NullMarked
package org.estuaire.identity.indicators;

import org.jspecify.annotations.NullMarked;
