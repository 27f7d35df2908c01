/**
 * Codes come home: what a laboratory's own codes mean is asked of the laboratory, proposed by it,
 * decided by a biologist and then read beside the table of the configuration.
 */
@NullMarked
package org.estuaire.lab.codes;

import org.jspecify.annotations.NullMarked;
