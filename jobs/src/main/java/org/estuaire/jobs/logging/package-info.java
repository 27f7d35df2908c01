/** Logs from which nobody learns anything about a patient. */
@NullMarked
package org.estuaire.jobs.logging;

import org.jspecify.annotations.NullMarked;
