package org.estuaire.lab;

import org.estuaire.exchange.Seal;

/** For tests that are not about sealing. */
final class Unsealed {

  static final Seal SEAL =
      new Seal() {
        @Override
        public byte[] seal(byte[] open) {
          return open.clone();
        }

        @Override
        public byte[] open(byte[] sealed) {
          return sealed.clone();
        }
      };

  private Unsealed() {}
}
