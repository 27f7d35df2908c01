/**
 * The identity lane and the registry that links the identities of different sources to persons
 * without ever overwriting them.
 *
 * <p>Source of the rules: RNIV 1, version 2.0 (December 2024), and the IHE France constraints
 * 1.8.1.
 */
@NullMarked
package org.estuaire.identity;

import org.jspecify.annotations.NullMarked;
