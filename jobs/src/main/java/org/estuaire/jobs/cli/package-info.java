/**
 * The command line: each command asks one thing of the program and says the answer in words or in
 * JSON.
 */
package org.estuaire.jobs.cli;
