/**
 * Delimited files (CSV) of any sender, read through a mapping file that says which of its columns
 * holds which field of a record type. Rows are cut on bytes, in bounded memory; each row can be
 * decoded alone; what is refused goes back to the sender as a CSV that can be corrected and sent
 * again.
 */
@NullMarked
package org.estuaire.delimited;

import org.jspecify.annotations.NullMarked;
