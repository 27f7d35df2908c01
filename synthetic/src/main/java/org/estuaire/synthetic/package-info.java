/**
 * An invented health region, drawn from a seed: its persons, and the files that its laboratories,
 * councils, identity domains and hospital would send about them. Nothing in it is real: communes,
 * numbers and telephone lines are outside of what is assigned in France.
 *
 * <p>The writers state each format on their own, apart from the readers that they help to test.
 */
@NullMarked
package org.estuaire.synthetic;

import org.jspecify.annotations.NullMarked;
