package org.estuaire.exchange.trouble;

import java.util.Arrays;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;

/** A step of the night, as far as something can fail in it for one partner alone. */
public enum Step {
  INTAKE("intake", "réception", "intake"),
  INSPECT("inspect", "lecture", "inspection"),
  LOAD_IDENTITY("load-identity", "intégration (identités)", "loading (identities)"),
  LOAD_LAB("load-lab", "intégration (biologie)", "loading (laboratory)"),
  LOAD_SOCIAL("load-social", "intégration (social)", "loading (social)"),
  LOAD_BILLING("load-billing", "intégration (facturation)", "loading (billing)"),
  FILE_HELD("file-held", "classement des enregistrements en attente", "filing of held records"),
  RECEIPTS("receipts", "accusés", "receipts"),
  DISTRIBUTE("distribute", "envois aux cabinets", "sending to practices"),
  HAND_OVER("hand-over", "remise aux cabinets", "handing over to practices"),
  TELL_DOMAINS("tell-domains", "annonces aux serveurs d'identité", "telling identity servers"),
  REPORT("report", "rapport", "report");

  private final String code;
  private final String french;
  private final String english;

  Step(String code, String french, String english) {
    this.code = code;
    this.french = french;
    this.english = english;
  }

  /** The step that loads a lane. */
  public static Step loading(LaneName lane) {
    return of("load-" + lane.code());
  }

  /** The step of that name. */
  public static Step of(String code) {
    return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst().orElseThrow();
  }

  /** As the run book and the log call it. */
  public String code() {
    return code;
  }

  public String words(Language language) {
    return language.choose(french, english);
  }
}
