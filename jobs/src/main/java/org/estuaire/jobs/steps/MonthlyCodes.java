package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.CodesAsked;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.lab.codes.CodeList;
import org.estuaire.lab.codes.CodesToAsk;
import org.estuaire.repository.AuditTrail;
import org.estuaire.routes.PartnerHomes;

/**
 * Asks laboratories that want it what their codes without LOINC mean: at most once a month, and not
 * the same again. The list replaces an earlier one that lies there unanswered.
 */
public final class MonthlyCodes {

  /** A list that somebody fills in by hand. */
  private static final int MOST = 100;

  private final DataSource database;
  private final Configuration configuration;
  private final PartnerHomes homes;
  private final Troubles troubles;
  private final Clock clock;

  public MonthlyCodes(
      DataSource database,
      Configuration configuration,
      PartnerHomes homes,
      Troubles troubles,
      Clock clock) {
    this.database = database;
    this.configuration = configuration;
    this.homes = homes;
    this.troubles = troubles;
    this.clock = clock;
  }

  /**
   * @return laboratories that were asked
   */
  public int ask() throws SQLException, IOException {
    List<Partner> wanting =
        configuration.partners().stream().filter(MonthlyCodes::wantsToBeAsked).toList();
    if (wanting.isEmpty()) {
      return 0;
    }
    TroubleRound round = troubles.round(Step.ASK_CODES);
    KnownOnce known = new KnownOnce();
    int asked = new EachPartner(wanting, round).work(partner -> ask(partner, known));
    round.end();
    return asked;
  }

  private static boolean wantsToBeAsked(Partner partner) {
    return partner.codesAsked() == CodesAsked.MONTHLY && partner.lanes().contains(LaneName.LAB);
  }

  /** The list lies there before it is noted: after a crash the same one is written again. */
  private int ask(Partner laboratory, KnownOnce known) throws SQLException, IOException {
    LocalDate today = LocalDate.now(clock.withZone(laboratory.zone()));
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      CodesToAsk codes = CodesToAsk.of(tx, laboratory.code(), MOST);
      if (!codes.isDue(tx, today)) {
        return 0;
      }
      homes.putNotice(laboratory.code(), CodeList.FILE_NAME, known.list(tx).of(codes.codes()));
      codes.note(tx, today);
      AuditTrail.note(tx, "nightly", "terminology codes sent", laboratory.code());
      tx.commit();
      return 1;
    }
  }

  /** What LOINC codes are called is read when the first laboratory is due: it is large. */
  private final class KnownOnce {

    private Optional<CodeList> list = Optional.empty();

    CodeList list(Connection connection) throws SQLException {
      if (list.isEmpty()) {
        list =
            Optional.of(new CodeList(ProposedFrom.allTables(connection, configuration.partners())));
      }
      return list.get();
    }
  }
}
