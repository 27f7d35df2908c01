package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.estuaire.jobs.serve.Serving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A partner on another machine, with the OpenSSH of a container. */
@NeedsImages({DatabaseContainer.IMAGE, OpenSshContainersIT.IMAGE, OpenSshContainersIT.FORWARDING})
@ExtendWith(DatabaseContainer.class)
class OpenSshContainersIT {

  static final String IMAGE = "estuaire.it.openssh.image";

  /** What Testcontainers opens a port of this machine with. */
  static final String FORWARDING = "testcontainers/sshd:1.3.0";

  private static final String PARTNER = "labo-val-marnon";
  private static final String FILE = "VM_20261120_1800.hl7";

  @TempDir private Path folder;

  @Test
  void aPartnersDeliveryIsAnsweredInItsHome() throws Exception {
    try (GenericContainer<?> partner =
        new GenericContainer<>(DockerImageName.parse(System.getProperty(IMAGE)))) {
      // It is there for its client; whatever the image starts by itself is not wanted.
      partner.withCreateContainerCmdModifier(create -> create.withEntrypoint("sleep", "600"));
      partner.withAccessToHost(true);
      partner.start();
      said(partner, "ssh-keygen -q -t ed25519 -N '' -f /tmp/key");
      String key = said(partner, "cat /tmp/key.pub").strip();
      partner.copyFileToContainer(
          Transferable.of(TestInstallation.sample(PARTNER, FILE)), "/tmp/" + FILE);
      exchange(partner, config(key));
    }
  }

  private Path config(String key) throws Exception {
    return TestConfig.copyTo(folder.resolve("config"))
        .with("estuaire.yaml", "port: 2222", "port: 0")
        .with("estuaire.yaml", "port: 9464", "port: 0")
        .adding("partners/" + PARTNER + ".yaml", "ssh-keys: [\"" + key + "\"]\n")
        .folder();
  }

  private void exchange(GenericContainer<?> partner, Path config) throws Exception {
    try (TestInstallation installation =
            TestInstallation.open(folder.resolve("data"), config, TestInstallation.environment());
        Serving serving = Serving.start(installation.installation())) {
      Testcontainers.exposeHostPorts(serving.sftpPort());
      sftp(partner, serving, "put /tmp/" + FILE + " depot/" + FILE);

      installation.night();

      String delivery =
          installation.value("SELECT delivery_id FROM exchange.arrival WHERE channel = 'SFTP'");
      String receipt = String.format(Locale.ROOT, "accuse-%08d.txt", Long.valueOf(delivery));
      sftp(partner, serving, "get accuses/" + receipt + " /tmp/accuse.txt");
      assertThat(said(partner, "cat /tmp/accuse.txt")).contains(FILE, "ACCEPTÉ");
    }
  }

  private static void sftp(GenericContainer<?> partner, Serving serving, String command)
      throws Exception {
    said(
        partner,
        "echo '"
            + command
            + "' | sftp -b - -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -i /tmp/key -P "
            + serving.sftpPort()
            + " "
            + PARTNER
            + "@host.testcontainers.internal");
  }

  private static String said(GenericContainer<?> container, String command) throws Exception {
    ExecResult result = container.execInContainer("sh", "-c", command);
    assertThat(result.getExitCode()).as(result.getStderr()).isZero();
    return result.getStdout();
  }
}
