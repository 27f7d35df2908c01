package org.estuaire.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport;

/** Every report that the committed samples and the sources of round trips can be read as. */
public final class SampleReports {

  private static final Path DELIVERIES = Path.of("..", "samples", "deliveries");

  private SampleReports() {}

  /** Each on its way to a practice, so that it can be written in any format. */
  public static List<OutgoingReport> all() throws IOException {
    List<OutgoingReport> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(DELIVERIES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] delivery = Files.readAllBytes(file);
        LabFormats.of(delivery).ifPresent(format -> add(all, format, delivery));
      }
    }
    for (LabFormats format : LabFormats.values()) {
      add(all, format, RoundTripTest.source(format));
    }
    return all;
  }

  private static void add(List<OutgoingReport> all, LabFormats format, byte[] delivery) {
    if (format.inspect(delivery, LabFormats.LABORATORY) instanceof Inspection.Ready) {
      for (Decoded<LabReport> decoded : format.decoded(delivery, LabFormats.LABORATORY)) {
        if (decoded instanceof Decoded.Readable<LabReport> readable
            && LabSamples.NORMALISER.normalise(readable.record())
                instanceof Outcome.Accepted<LabReport> accepted) {
          all.add(RoundTripTest.outgoing(accepted.record()));
        }
      }
    }
  }
}
