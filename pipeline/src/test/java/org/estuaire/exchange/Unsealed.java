package org.estuaire.exchange;

/** For tests that are not about sealing. */
public final class Unsealed {

  public static final Seal SEAL =
      new Seal() {
        @Override
        public byte[] seal(byte[] open, SealedPlace place) {
          return open.clone();
        }

        @Override
        public byte[] open(byte[] sealed, SealedPlace place) {
          return sealed.clone();
        }
      };

  private Unsealed() {}
}
