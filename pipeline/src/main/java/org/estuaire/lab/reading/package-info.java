/**
 * Reading what laboratories write alike in every format: numbers, ranges, persons and documents
 * that come along.
 */
@NullMarked
package org.estuaire.lab.reading;

import org.jspecify.annotations.NullMarked;
