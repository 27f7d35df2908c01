/** A mapping proposed from a sample of a sender's file: no guess that the sample does not bear. */
@NullMarked
package org.estuaire.delimited.proposal;

import org.jspecify.annotations.NullMarked;
