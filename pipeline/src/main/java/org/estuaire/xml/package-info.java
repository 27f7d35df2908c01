/** How XML from outside is read, whatever it holds. */
@NullMarked
package org.estuaire.xml;

import org.jspecify.annotations.NullMarked;
