/** The process that stays: ways in, the schedule of the nightly run, and metrics for Prometheus. */
@NullMarked
package org.estuaire.jobs.serve;

import org.jspecify.annotations.NullMarked;
