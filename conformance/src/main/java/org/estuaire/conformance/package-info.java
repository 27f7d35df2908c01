/** The official validators of each standard, as services of {@code OfficialRules}. */
@NullMarked
package org.estuaire.conformance;

import org.jspecify.annotations.NullMarked;
