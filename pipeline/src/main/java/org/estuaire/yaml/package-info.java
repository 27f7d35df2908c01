/**
 * How files that an operator edits are read: as a tree of texts, bounded, each mistake told with
 * its line, column and remedy, and with the word that was probably meant.
 */
package org.estuaire.yaml;
