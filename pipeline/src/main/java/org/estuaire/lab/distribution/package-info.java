/**
 * Sends results to practices: who gets which, in which format, each version once, and what they are
 * told when a result changes or is withdrawn.
 */
@NullMarked
package org.estuaire.lab.distribution;

import org.jspecify.annotations.NullMarked;
