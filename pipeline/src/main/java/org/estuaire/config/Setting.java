package org.estuaire.config;

/** A value with the place where it is set. */
public record Setting<T>(T value, Spot at) {}
