package org.estuaire.jobs.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.lab.distribution.FollowedPatients;
import org.estuaire.pathway.Enrolments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The night of samples that comes with the program. Its files stay where they are. */
public final class Samples {

  private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

  private final Installation installation;
  private final Path folder;

  public Samples(Installation installation) {
    this.installation = installation;
    this.folder = installation.folders().samples();
  }

  /**
   * Takes {@code deliveries/<partner>/}, in order of name, and the patients whom practices follow
   * ({@code circles/<practice>.csv}), and on which pathways ({@code pathways/<practice>.csv}).
   *
   * @return how many deliveries were taken
   */
  public int take() throws IOException, SQLException {
    int taken = 0;
    for (Partner partner : installation.configuration().partners()) {
      follow(partner);
      for (Path file : files(folder.resolve("deliveries").resolve(partner.code()))) {
        taken += take(partner, file);
      }
    }
    return taken;
  }

  private int take(Partner partner, Path file) throws IOException, SQLException {
    try {
      installation.intake().take(partner, file, Channel.SAMPLES);
      return 1;
    } catch (DeliveryRefused refused) {
      LOG.warn("{}: a sample was not taken, {}", partner.code(), refused.finding());
      return 0;
    }
  }

  private void follow(Partner practice) throws IOException, SQLException {
    Path list = folder.resolve("circles").resolve(practice.code() + ".csv");
    if (Files.isRegularFile(list)) {
      new FollowedPatients(installation.database(), "samples")
          .add(practice.code(), PatientList.read(list).patients());
    }
    Path enrolled = folder.resolve("pathways").resolve(practice.code() + ".csv");
    if (Files.isRegularFile(enrolled)) {
      new Enrolments(installation.database(), "samples")
          .add(
              practice.code(),
              PatientList.enrolments(
                      enrolled, new PathwaySettings(installation.configuration()).codes())
                  .patients());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
