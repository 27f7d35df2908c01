/**
 * The registry of identities: finds the source identity of each claim, links source identities to
 * persons, and asks the identity cell where a rule forbids to decide.
 */
@NullMarked
package org.estuaire.identity.registry;

import org.jspecify.annotations.NullMarked;
