package org.estuaire.routes.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.YamlFinding;

/** What would keep us out of a partner's own server, as far as it can be known from here. */
public final class ServerAccessCheck {

  private final Map<String, String> environment;

  /**
   * @param environment of the process: passwords come from there
   */
  public ServerAccessCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  public List<ConfigurationMistake> mistakes(ServerAccess at) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    Spot hosts = Spot.whole(at.knownHosts());
    try {
      Login.of(at.credential(), environment);
    } catch (InstallationMistake told) {
      mistakes.add(told.mistake());
    }
    try {
      if (RecordedHostKeys.of(at).none()) {
        String server = at.host() + ":" + at.port();
        mistakes.add(ConfigurationMistake.at(hosts, InstallationCode.HOST_NOT_ON_RECORD, server));
      }
    } catch (IOException | RuntimeException e) {
      // The library refuses a line that it does not understand by runtime exceptions.
      mistakes.add(ConfigurationMistake.at(hosts, YamlFinding.FILE_UNREADABLE));
    }
    return mistakes;
  }
}
