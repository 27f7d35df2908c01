/**
 * The application: where the program starts, and the list of its commands. Everything else has a
 * room below; rooms depend one way.
 */
@NullMarked
package org.estuaire.jobs;

import org.jspecify.annotations.NullMarked;
