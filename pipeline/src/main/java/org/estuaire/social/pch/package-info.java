/** The disability compensation benefit (PCH) as councils pay it, element by element. */
@NullMarked
package org.estuaire.social.pch;

import org.jspecify.annotations.NullMarked;
