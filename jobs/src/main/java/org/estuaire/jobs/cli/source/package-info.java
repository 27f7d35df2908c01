/** Commands of whoever connects a source. */
package org.estuaire.jobs.cli.source;
