/**
 * The life of reports and results in the repository: which version holds, what is history, who may
 * see.
 */
@NullMarked
package org.estuaire.lab.store;

import org.jspecify.annotations.NullMarked;
