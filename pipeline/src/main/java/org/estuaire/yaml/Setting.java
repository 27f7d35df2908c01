package org.estuaire.yaml;

import org.estuaire.installation.Spot;

/** A value with the place where it is set. */
public record Setting<T>(T value, Spot at) {}
