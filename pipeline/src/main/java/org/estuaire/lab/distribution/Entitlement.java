package org.estuaire.lab.distribution;

/** A practice that may have an order of a dossier. */
record Entitlement(long dossierId, long reportId, String partner, Reason reason) {}
