package org.estuaire.jobs.cli;

import java.util.Optional;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightRunning;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.DatabaseBusy;

/** Says of a command that met another one what became of it. */
final class RunWords {

  private RunWords() {}

  static Optional<Explanation> of(Exception failure, Language language) {
    if (failure instanceof NightRunning) {
      return Optional.of(
          new Explanation(
              ExitCode.BUSY,
              language.choose("Une autre exécution est en cours.", "Another run is going on.")));
    }
    if (failure instanceof DatabaseBusy) {
      return Optional.of(
          new Explanation(
              ExitCode.BUSY,
              language.choose(
                  "Une autre commande tient la base embarquée : elle la démarre ou l'arrête et n'en finit"
                      + " pas. Attendez qu'elle se termine, ou arrêtez-la, puis relancez.",
                  "Another command holds the embedded database: it is starting or stopping it and does"
                      + " not end. Wait for it or stop it, then run again.")));
    }
    if (failure instanceof NightLockLost) {
      return Optional.of(
          new Explanation(
              ExitCode.INCOMPLETE,
              language.choose(
                  "La session de base de données qui réservait l'exécution a été coupée : une autre peut"
                      + " avoir commencé. Celle-ci s'est arrêtée ; la relancer reprend où elle s'est"
                      + " arrêtée.",
                  "The database session that reserved the run was cut: another one may have begun. This"
                      + " one has stopped; run it again to go on where it stopped.")));
    }
    return Optional.empty();
  }
}
