package org.estuaire.lab.remap;

/**
 * Which results to read again.
 *
 * @param partner code of a laboratory; empty for all
 * @param code a code of laboratories; empty for all
 * @param changed also write what gives another meaning to a result ({@link RemapVerdict#CHANGED})
 */
public record RemapScope(String partner, String code, boolean changed) {

  boolean includes(String laboratory) {
    return partner.isEmpty() || partner.equals(laboratory);
  }

  boolean writes(RemapVerdict verdict) {
    return verdict == RemapVerdict.MAPPED || changed && verdict == RemapVerdict.CHANGED;
  }

  @Override
  public String toString() {
    return "RemapScope[" + partner + "]";
  }
}
