/** Stored results read again with other tables of local codes. */
@NullMarked
package org.estuaire.lab.remap;

import org.jspecify.annotations.NullMarked;
