/**
 * Reconciliation of two identification domains of the repository: reads them, writes what came out.
 */
@NullMarked
package org.estuaire.identity.reconcile;

import org.jspecify.annotations.NullMarked;
