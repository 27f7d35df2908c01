/** What full files of a council no longer name. */
@NullMarked
package org.estuaire.social.full;

import org.jspecify.annotations.NullMarked;
