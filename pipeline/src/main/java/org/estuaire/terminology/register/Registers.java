package org.estuaire.terminology.register;

import java.util.List;
import java.util.Optional;

/** Who practises where, by number. Empty answers where no register was imported. */
public interface Registers {

  /** An installation without registers. */
  Registers NONE =
      new Registers() {
        @Override
        public Optional<Practitioner> practitioner(String number) {
          return Optional.empty();
        }

        @Override
        public Optional<Establishment> establishment(String finess) {
          return Optional.empty();
        }

        @Override
        public List<Mailbox> mailboxes(String number) {
          return List.of();
        }
      };

  /**
   * A practitioner.
   *
   * @param number RPPS or ADELI; anything else is nobody
   */
  Optional<Practitioner> practitioner(String number);

  /**
   * A facility; the legal entity of that number where no facility has it.
   *
   * @param finess nine characters
   */
  Optional<Establishment> establishment(String finess);

  /**
   * Mailboxes of a practitioner or an organisation, those of organisations first.
   *
   * @param number RPPS, ADELI or FINESS
   */
  List<Mailbox> mailboxes(String number);
}
