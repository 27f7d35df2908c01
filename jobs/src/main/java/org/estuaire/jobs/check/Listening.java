package org.estuaire.jobs.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.estuaire.config.Configuration;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;

/**
 * Addresses to listen at that the environment gives instead of the configuration: in a container
 * they are others than on the host, while the files are the same.
 */
public final class Listening {

  static final String SFTP = "ESTUAIRE_SFTP_ADDRESS";
  static final String MLLP = "ESTUAIRE_MLLP_ADDRESS";
  static final String METRICS = "ESTUAIRE_METRICS_ADDRESS";

  private final Map<String, String> environment;

  /**
   * @param environment of the process
   */
  public Listening(Map<String, String> environment) {
    this.environment = environment;
  }

  List<ConfigurationMistake> mistakes() {
    Mistakes mistakes = new Mistakes();
    for (String variable : List.of(SFTP, MLLP, METRICS)) {
      Form.Refusal refusal =
          (code, more) -> mistakes.add(Spot.whole(Path.of(variable)), code, variable, more[0]);
      String address = environment.getOrDefault(variable, "");
      if (!address.isBlank()) {
        Forms.ADDRESS.read(address, refusal);
      }
    }
    return mistakes.sorted();
  }

  /** The same configuration, listening where the environment says. */
  public Configuration of(Configuration files) {
    return new Configuration(
        files.folder(),
        files.environment(),
        files.territory(),
        files.zone(),
        new Configuration.Sftp(address(SFTP, files.sftp().address()), files.sftp().port()),
        files
            .mllp()
            .map(
                mllp ->
                    new Configuration.Mllp(
                        address(MLLP, mllp.address()),
                        mllp.port(),
                        mllp.connections(),
                        mllp.connectionsEach(),
                        mllp.messageBytes(),
                        mllp.pace(),
                        mllp.tls())),
        files.schedule(),
        files.loading(),
        files.limits(),
        new Configuration.Metrics(
            address(METRICS, files.metrics().address()), files.metrics().port()),
        files.disk(),
        files.partners());
  }

  private String address(String variable, String configured) {
    String given = environment.getOrDefault(variable, "");
    return given.isBlank() ? configured : given;
  }
}
