/**
 * What is wrong with a configuration and with what it names, before anything is started with it.
 */
package org.estuaire.jobs.check;
