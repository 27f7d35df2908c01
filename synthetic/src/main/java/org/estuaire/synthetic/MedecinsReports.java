package org.estuaire.synthetic;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * HPRIM Médecins files of any size, as the program of labo-val-marnon writes them. They are made
 * while they are read; the same seed and size give the same bytes.
 */
public final class MedecinsReports {

  private static final List<Panel> TWENTY_RESULTS =
      List.of(Panel.BLOOD_COUNT, Panel.IONOGRAM, Panel.RENAL);
  private static final Laboratory LABORATORY = Laboratory.VAL_MARNON;
  private static final MedecinsWriter WRITER =
      new MedecinsWriter(LABORATORY, "LABORATOIRE DU VAL MARNON");

  private MedecinsReports() {}

  /** One file of dossiers of 20 results each. */
  public static InputStream delivery(long seed, int dossiers) {
    TerritorySpec spec = new TerritorySpec(seed, Integer.MAX_VALUE, SampleNight.NIGHT);
    LabMessages draw = new LabMessages(LABORATORY, spec);
    Stream<byte[]> all =
        Territory.generate(spec)
            .persons()
            .limit(dossiers)
            .map(person -> WRITER.dossier(draw.of(person, person.number(), TWENTY_RESULTS)));
    return new Pieces(Stream.concat(all, Stream.of(MedecinsWriter.end())).iterator());
  }
}
