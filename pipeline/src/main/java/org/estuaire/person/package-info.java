/**
 * What a source states of a person: the claim, its traits and identifiers, and the rules that these
 * keep on their own. Lies below the formats, which state persons, and the registry, which links
 * them.
 *
 * <p>Source of the rules: RNIV 1, version 2.0 (December 2024), and the IHE France constraints
 * 1.8.1.
 */
@NullMarked
package org.estuaire.person;

import org.jspecify.annotations.NullMarked;
