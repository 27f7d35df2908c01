/**
 * The command line: what all commands share. Each asks one thing of the program and says the answer
 * in words or in JSON; they live below, in one room for each kind of user.
 */
package org.estuaire.jobs.cli;
