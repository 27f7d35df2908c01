/**
 * What an operator edits, read into typed values; every mistake is found at once, with file, line
 * and remedy.
 */
package org.estuaire.config;
