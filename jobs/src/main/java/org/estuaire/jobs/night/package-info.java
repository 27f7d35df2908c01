/** The nightly run: a Spring Batch job whose steps read like the run book. */
@NullMarked
package org.estuaire.jobs.night;

import org.jspecify.annotations.NullMarked;
