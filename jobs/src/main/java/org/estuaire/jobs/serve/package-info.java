/** The process that stays: ways in, the schedule of the nightly run, and metrics for Prometheus. */
package org.estuaire.jobs.serve;
