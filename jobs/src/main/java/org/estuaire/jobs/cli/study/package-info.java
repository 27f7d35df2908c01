/** Commands of whoever evaluates. */
package org.estuaire.jobs.cli.study;
