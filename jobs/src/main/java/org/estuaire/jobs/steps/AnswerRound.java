package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;

/** Answers partners by mail. A partner who can't be answered keeps nobody else waiting. */
public final class AnswerRound {

  private final List<Partner> partners;
  private final Troubles troubles;
  private final Answers answers;

  /** Sends a partner what is due. */
  public interface Answers {
    void send(Partner partner) throws IOException, SQLException;
  }

  public AnswerRound(List<Partner> partners, Troubles troubles, Answers answers) {
    this.partners = partners.stream().filter(AnswerRound::hasOutgoingMail).toList();
    this.troubles = troubles;
    this.answers = answers;
  }

  private static boolean hasOutgoingMail(Partner partner) {
    return partner.access().mail().filter(at -> at.out().isPresent()).isPresent();
  }

  /** Every partner with a mailbox of its own, one after another. */
  public void send() throws IOException, SQLException {
    TroubleRound round = troubles.round(Step.ANSWER_BY_MAIL);
    new EachPartner(partners, round)
        .work(
            partner -> {
              answers.send(partner);
              return 1;
            });
    round.end();
  }
}
