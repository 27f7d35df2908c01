package org.estuaire.exchange;

/** Applies the rules of the domain and brings codes, units and dates to one form. Pure; no I/O. */
public interface Normaliser<R> {

  Outcome<R> normalise(R record);
}
