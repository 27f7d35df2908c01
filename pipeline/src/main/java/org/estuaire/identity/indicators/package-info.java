/** Indicators of identity vigilance (RNIV 1 leaves them to structures and regions). */
package org.estuaire.identity.indicators;
