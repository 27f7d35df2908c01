package org.estuaire.lab.model;

import java.util.Optional;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;

/** Who is behind a number, as the registers in use say it. It may know nobody. */
public interface Directory {

  /** It knows nobody. */
  Directory NONE =
      new Directory() {
        @Override
        public Optional<Professional> professional(String rpps) {
          return Optional.empty();
        }

        @Override
        public Optional<Address> establishment(String finess) {
          return Optional.empty();
        }
      };

  /** A professional, by eleven digits. */
  Optional<Professional> professional(String rpps);

  /** Where an establishment is, by the nine characters of its FINESS number. */
  Optional<Address> establishment(String finess);
}
