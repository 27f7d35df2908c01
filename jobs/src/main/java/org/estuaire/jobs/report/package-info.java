/** The night report: one self-contained HTML page that an operator reads in two minutes. */
@NullMarked
package org.estuaire.jobs.report;

import org.jspecify.annotations.NullMarked;
