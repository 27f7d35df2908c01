/**
 * The identity lane: what identity servers say of the identifiers that they keep, as CSV exports.
 */
package org.estuaire.identity.feed;
