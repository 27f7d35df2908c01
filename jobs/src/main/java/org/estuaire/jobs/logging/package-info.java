/** Logs from which nobody learns anything about a patient. */
package org.estuaire.jobs.logging;
