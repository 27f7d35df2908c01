package org.estuaire.routes.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.MailAccess;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;

/** What would keep us out of a mailbox, as far as it can be known from here. */
public final class MailAccessCheck {

  private final Map<String, String> environment;

  /**
   * @param environment of the process: passwords come from there
   */
  public MailAccessCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  public List<ConfigurationMistake> mistakes(MailAccess at) {
    try {
      MailLogin.of(at, environment);
      return List.of();
    } catch (DeliveryRefused told) {
      Path about = at.authorities().orElse(Path.of(at.passwordVariable()));
      return List.of(new ConfigurationMistake(Spot.whole(about), told.finding()));
    }
  }
}
