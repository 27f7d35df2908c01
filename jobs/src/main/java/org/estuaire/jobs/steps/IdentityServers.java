package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.identity.notification.LinkNews;
import org.estuaire.identity.notification.WorkLists;
import org.estuaire.routes.PartnerHomes;

/** Tells identity servers which links began and ended, and what they have to look at. */
public final class IdentityServers {

  private final DataSource database;
  private final Configuration configuration;
  private final PartnerHomes homes;
  private final UsedNumbers used;
  private final Troubles troubles;

  public IdentityServers(
      DataSource database,
      Configuration configuration,
      PartnerHomes homes,
      UsedNumbers used,
      Troubles troubles) {
    this.database = database;
    this.configuration = configuration;
    this.homes = homes;
    this.used = used;
    this.troubles = troubles;
  }

  /**
   * @return links and ends of links that were told
   */
  public int tell() throws SQLException, IOException {
    used.remember();
    TroubleRound round = troubles.round(Step.TELL_DOMAINS);
    LocalDate today = LocalDate.now(configuration.zone());
    int told =
        new EachPartner(configuration.partners(), round)
            .work(
                partner -> {
                  int links = new LinkNews(database, List.of(partner), this::putNews).tell();
                  new WorkLists(database, List.of(partner), homes::putResult).write(today);
                  return links;
                });
    round.end();
    return told;
  }

  /** Its number is kept before it goes out. */
  private void putNews(String partner, String fileName, byte[] content)
      throws SQLException, IOException {
    used.remember();
    homes.putResult(partner, fileName, content);
  }
}
