package org.estuaire.terminology;

/**
 * A unit of measure.
 *
 * @param ucum its UCUM code
 */
public record Unit(String ucum, Dimension dimension) {}
