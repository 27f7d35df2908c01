/**
 * Reading what laboratories write alike in every format: numbers, ranges, persons and documents
 * that come along.
 */
package org.estuaire.lab.reading;
