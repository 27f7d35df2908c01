package org.estuaire.lab.hprim.medecins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;

/** Invented dossiers, and short ways to read them. */
final class Dossiers {

  static final Partner LABORATORY =
      Partner.named("labo-test", Partner.Kind.LABORATORY, LaneName.LAB)
          .withIdentityDomain("2.999.10.2");
  static final HprimMedecinsFormat FORMAT = new HprimMedecinsFormat();
  static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Fictitious number of commune 38 999; its key is right. */
  static final String HEADER =
      """
      L000123
      ESSAI
      CAMILLE
      12 rue du Test

      38999 ESTRANVILLE
      12/08/1985
      1850838999001 30
      D260302-17
      02/03/2026
      LABTEST    LABORATOIRE DU TEST
      PRAT01     DOCTEUR MODELE
      """;

  static final String GLUCOSE =
      "RES|Glycémie à jeun|GLU|N|0.91|g/L|0.74|1.06|N|F|5.05|mmol/L|4.11|5.88|";
  static final String END = "****FIN****\n****FINFICHIER****\n";

  private Dossiers() {}

  /** A whole file of one dossier with these lines of results. */
  static String file(String... results) {
    return HEADER + "\nCompte rendu\n****LAB****\n" + String.join("\n", results) + "\n" + END;
  }

  static Partner limited(int recordBytes) {
    return LABORATORY.withLimits(new Partner.Limits(1 << 30, recordBytes));
  }

  static Inspection inspect(byte[] content) {
    try {
      return FORMAT.inspect(new ByteArrayInputStream(content), LABORATORY);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static Inspection.Ready ready(byte[] content) {
    return (Inspection.Ready) inspect(content);
  }

  static List<RawRecord> split(byte[] content, Partner partner, Reading reading) {
    List<RawRecord> all = new ArrayList<>();
    try (RecordSplitter splitter =
        FORMAT.split(new ByteArrayInputStream(content), partner, reading)) {
      for (Optional<RawRecord> next = splitter.next(); next.isPresent(); next = splitter.next()) {
        all.add(next.get());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return all;
  }

  static List<Decoded<LabReport>> read(byte[] content, Partner partner) {
    Reading reading = ready(content).reading();
    RecordDecoder<LabReport> decoder = FORMAT.decoder(partner, reading);
    return split(content, partner, reading).stream().map(decoder::decode).toList();
  }

  static List<Decoded<LabReport>> read(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8), LABORATORY);
  }

  /** The only dossier of a file. */
  static Decoded<LabReport> one(String content) {
    return one(content.getBytes(StandardCharsets.UTF_8));
  }

  static Decoded<LabReport> one(byte[] content) {
    List<Decoded<LabReport>> all = read(content, LABORATORY);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " dossiers");
    }
    return all.get(0);
  }

  static LabReport report(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      return readable.record();
    }
    throw new AssertionError("unreadable: " + codes(decoded));
  }

  static LabReport report(String content) {
    return report(one(content));
  }

  static List<LabResult> results(String... lines) {
    return report(file(lines)).orders().get(0).results();
  }

  /** The only result of a dossier with these lines. */
  static LabResult result(String... lines) {
    List<LabResult> all = results(lines);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " results");
    }
    return all.get(0);
  }

  static List<Finding> findings(Decoded<LabReport> decoded) {
    return decoded instanceof Decoded.Readable<LabReport> readable
        ? readable.warnings()
        : ((Decoded.Unreadable<LabReport>) decoded).why();
  }

  static List<Object> codes(Decoded<LabReport> decoded) {
    return findings(decoded).stream().<Object>map(Finding::code).toList();
  }

  static boolean isReadable(Decoded<LabReport> decoded) {
    return decoded instanceof Decoded.Readable;
  }
}
