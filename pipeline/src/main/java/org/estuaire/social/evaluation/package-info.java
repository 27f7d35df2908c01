/** Evaluations of autonomy by the medico-social teams of the councils. */
@NullMarked
package org.estuaire.social.evaluation;

import org.jspecify.annotations.NullMarked;
