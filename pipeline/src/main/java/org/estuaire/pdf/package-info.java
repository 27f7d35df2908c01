/** From a page of ours to a PDF that can be archived. Knows no domain. */
@NullMarked
package org.estuaire.pdf;

import org.jspecify.annotations.NullMarked;
