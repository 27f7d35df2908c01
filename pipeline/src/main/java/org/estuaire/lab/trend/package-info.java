/** Results of one person and one analyte over time, whatever laboratory and format they came in. */
package org.estuaire.lab.trend;
