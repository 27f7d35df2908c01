/** Steps of the repository's migrations that need the rules of this program. */
@NullMarked
package org.estuaire.identity.migration;

import org.jspecify.annotations.NullMarked;
