/**
 * What an operator edits, read into typed values; every mistake is found at once, with file, line
 * and remedy.
 */
@NullMarked
package org.estuaire.config;

import org.jspecify.annotations.NullMarked;
