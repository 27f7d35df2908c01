package org.estuaire.lab.distribution;

/** A practice that may have a dossier. */
record Entitlement(long dossierId, String partner, Reason reason) {}
