/**
 * What the machine gives an installation: folders, files that last, files that hold secrets; and
 * what is wrong with them, in words for the operator.
 */
@NullMarked
package org.estuaire.installation;

import org.jspecify.annotations.NullMarked;
