/** Stored results read again with other tables of local codes. */
package org.estuaire.lab.remap;
