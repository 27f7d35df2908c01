/**
 * Reconciliation of two identification domains of the repository: reads them, writes what came out.
 */
package org.estuaire.identity.reconcile;
