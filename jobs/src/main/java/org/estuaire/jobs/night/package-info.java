/** The nightly run: a Spring Batch job whose steps read like the run book. */
package org.estuaire.jobs.night;
