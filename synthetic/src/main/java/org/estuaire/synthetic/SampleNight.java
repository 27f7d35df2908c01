package org.estuaire.synthetic;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The deliveries of one evening of the Pays d'Estran, good and bad, as {@code samples/} holds them:
 * {@code deliveries/<partner>/<file>}, {@code expected.json} with what must become of each, and
 * {@code circles/<practice>.csv} with the patients whom practices follow.
 */
public final class SampleNight {

  /** The seed of the samples that come with the program. */
  public static final long SEED = 20_261_120L;

  /** The evening of the deliveries; the night run is on the day after. */
  public static final LocalDate NIGHT = LocalDate.of(2026, 11, 20);

  private static final int PERSONS = 400;

  private SampleNight() {}

  /** Writes the whole night below a folder, the same bytes for the same seed. */
  public static void write(Path folder, long seed) {
    SampleCast cast = new SampleCast(new TerritorySpec(seed, PERSONS, NIGHT));
    SampleShelf shelf = new SampleShelf(folder);
    new SampleIdentities(cast, shelf).write();
    new SampleRiveGauche(cast, shelf).write();
    new SampleOtherLaboratories(cast, shelf).write();
    new SamplePhare(cast, shelf).write();
    new SampleSalines(cast, shelf).write();
    new SampleCircles(cast, shelf).write();
    new SampleCouncils(cast, shelf).write();
    new SampleBilling(cast, shelf).write();
    shelf.close();
  }
}
