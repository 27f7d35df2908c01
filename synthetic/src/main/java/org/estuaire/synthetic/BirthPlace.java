package org.estuaire.synthetic;

/**
 * Where somebody was born.
 *
 * @param code five characters of the COG, as in the NIR: an invented commune or a country (99xxx)
 */
public record BirthPlace(String code, String name) {}
