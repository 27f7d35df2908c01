package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.routes.DepotSweep;
import org.estuaire.routes.PartnerFailed;
import org.estuaire.routes.Swept;
import org.estuaire.routes.mail.MailPull;
import org.estuaire.routes.sftp.RemotePull;

/**
 * Takes what lies whole in the partners' drops, then on their own servers and in the mailboxes that
 * are kept for them: these are asked side by side, so that a slow one keeps none of the others
 * waiting.
 */
public final class Arrivals {

  private final List<Partner> partners;
  private final DepotSweep depots;
  private final RemotePull pull;
  private final MailPull mail;
  private final Troubles troubles;

  public Arrivals(
      List<Partner> partners,
      DepotSweep depots,
      RemotePull pull,
      MailPull mail,
      Troubles troubles) {
    this.partners = partners;
    this.depots = depots;
    this.pull = pull;
    this.mail = mail;
    this.troubles = troubles;
  }

  /**
   * @return how many files were taken
   */
  public int take() throws IOException, SQLException, InterruptedException {
    TroubleRound round = troubles.round(Step.INTAKE);
    PartnerFailed told = (partner, failure) -> round.note(Subject.partner(partner.code()), failure);
    Swept swept = depots.sweep(partners, told);
    int fetched = pull.passAll(partners, told) + mail.passAll(partners, told);
    round.end();
    return swept.arrived().size() + fetched;
  }
}
