/**
 * The application: where the program starts, and the list of its commands. Everything else has a
 * room below; rooms depend one way.
 */
package org.estuaire.jobs;
