/** Results of one person and one analyte over time, whatever laboratory and format they came in. */
@NullMarked
package org.estuaire.lab.trend;

import org.jspecify.annotations.NullMarked;
