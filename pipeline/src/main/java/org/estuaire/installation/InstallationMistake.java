package org.estuaire.installation;

import java.io.IOException;
import java.nio.file.Path;
import org.estuaire.exchange.Language;

/** An installation does not open, for a reason that its operator can fix. */
public final class InstallationMistake extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient ConfigurationMistake mistake;

  /**
   * @param place file or folder that is concerned
   * @param arguments what fills the sentences of the code
   */
  public InstallationMistake(Path place, InstallationCode code, String... arguments) {
    this(ConfigurationMistake.at(Spot.whole(place), code, arguments));
  }

  private InstallationMistake(ConfigurationMistake mistake) {
    super(mistake + ": " + mistake.message(Language.EN));
    this.mistake = mistake;
  }

  public ConfigurationMistake mistake() {
    return mistake;
  }
}
