/**
 * The page of a followed patient that a practice subscribes to: what it may see of each, in a form
 * that is read in a minute. Every part has its own entitlement; what a practice may not see is left
 * out without a trace.
 */
@NullMarked
package org.estuaire.pathway.summary;

import org.jspecify.annotations.NullMarked;
