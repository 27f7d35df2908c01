/**
 * Figures that anyone can repeat: records per second, end to end, against a raw COPY of the same
 * rows in the same run.
 */
@NullMarked
package org.estuaire.bench;

import org.jspecify.annotations.NullMarked;
