package org.estuaire.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.jobs.installation.Folders;
import org.junit.jupiter.api.Test;

class ListeningTest {

  private final Configuration files = TestInstallation.configuration(TestInstallation.CONFIG);

  @Test
  void inAContainerTheEnvironmentSaysWhereToListen() {
    Configuration container =
        new Listening(Map.of(Listening.SFTP, "0.0.0.0", Listening.METRICS, "10.1.2.3")).of(files);
    assertThat(container.sftp()).isEqualTo(new Configuration.Sftp("0.0.0.0", 2222));
    assertThat(container.metrics()).isEqualTo(new Configuration.Metrics("10.1.2.3", 9464));
    assertThat(container.partners()).isEqualTo(files.partners());
    assertThat(new Listening(Map.of()).of(files)).isEqualTo(files);
  }

  @Test
  void whatIsNoAddressIsAMistake() {
    assertThat(
            Checks.reader(
                    new Folders(
                        TestInstallation.HOME,
                        TestInstallation.HOME.resolve("data"),
                        TestInstallation.CONFIG),
                    Map.of(Listening.SFTP, "ici:22"))
                .read(TestInstallation.CONFIG)
                .allMistakes())
        .extracting(Object::toString)
        .isEqualTo(List.of(Listening.SFTP + " CFG-024"));
  }
}
