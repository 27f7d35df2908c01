/** The night report: one self-contained HTML page that an operator reads in two minutes. */
package org.estuaire.jobs.report;
