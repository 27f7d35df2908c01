/**
 * Laboratory results: what a report holds, its normalisation (LOINC, UCUM), and its life in the
 * repository. Each format has a package of its own below this one.
 */
package org.estuaire.lab;
