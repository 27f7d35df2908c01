/** Commands of whoever runs the installation. */
package org.estuaire.jobs.cli.operator;
