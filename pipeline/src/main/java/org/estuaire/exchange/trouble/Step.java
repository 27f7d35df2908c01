package org.estuaire.exchange.trouble;

import java.util.Arrays;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Worded;

/** A step of the night, as far as something can fail in it for one partner alone. */
public enum Step implements Worded {
  INTAKE("intake"),
  INSPECT("inspect"),
  LOAD_IDENTITY("load-identity"),
  LOAD_LAB("load-lab"),
  LOAD_SOCIAL("load-social"),
  LOAD_BILLING("load-billing"),
  FILE_HELD("file-held"),
  CLOSE_RIGHTS("close-rights"),
  RECEIPTS("receipts"),
  ANSWER_BY_MAIL("answer-by-mail"),
  DISTRIBUTE("distribute"),
  HAND_OVER("hand-over"),
  SUMMARIES("summaries"),
  TELL_DOMAINS("tell-domains"),
  ASK_CODES("ask-codes"),
  REPORT("report");

  private final String code;

  Step(String code) {
    this.code = code;
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
}
