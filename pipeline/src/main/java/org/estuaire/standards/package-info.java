/** What the publishers of a standard say of a file, beside what we say of it. */
@NullMarked
package org.estuaire.standards;

import org.jspecify.annotations.NullMarked;
