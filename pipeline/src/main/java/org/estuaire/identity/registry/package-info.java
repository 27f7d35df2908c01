/**
 * The registry of identities: finds the source identity of each claim, links source identities to
 * persons, and asks the identity cell where a rule forbids to decide.
 */
package org.estuaire.identity.registry;
