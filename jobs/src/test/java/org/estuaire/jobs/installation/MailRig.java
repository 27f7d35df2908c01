package org.estuaire.jobs.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.mail.MailPull;
import org.estuaire.routes.mail.MailPush;

/** Both ways of mail for one partner, on a repository of its own. */
final class MailRig {

  static final String CODE = "labo-estran";

  private final DataSource database = TestDatabase.create();
  private final SentMails sent = new SentMails(database);
  private final DeliveryLedger ledger = new DeliveryLedger(database);
  private final MailOutbox outbox = new MailOutbox(new MailPush(TestMailServer.ENVIRONMENT), sent);
  private final PartnerHomes homes;
  private final LandingZone zone;

  MailRig(Path folder) throws IOException {
    homes = new PartnerHomes(folder.resolve("homes"), CrashPoint.Watch.NONE);
    zone = new LandingZone(folder.resolve("landing"), LandingKey.generate(), CrashPoint.Watch.NONE);
  }

  private static Partner partner(MailAccess at) {
    Partner partner = Partner.named(CODE, Partner.Kind.LABORATORY, LaneName.LAB);
    return partner.withAccess(partner.access().withMail(at));
  }

  /**
   * @return the code of the reason for which it did not go out; empty where it did
   */
  String put(MailAccess at, String file, byte[] content) throws IOException {
    try {
      outbox.put(at, Cover.report(Language.FR), CODE, file, content);
      return "";
    } catch (NotHandedOver not) {
      return not.getMessage();
    }
  }

  /** One look into the mailbox. */
  Swept pass(MailAccess at) throws IOException, SQLException {
    return new MailPull(
            homes,
            new Intake(zone, ledger),
            ledger,
            new Shares(homes, ledger::notLoaded, KeptFree.nothing()),
            sent::accepted,
            new OwedAcknowledgements(database),
            TestMailServer.ENVIRONMENT,
            CrashPoint.Watch.NONE)
        .pass(partner(at));
  }

  /** Acknowledges what asked for it. */
  void answer(MailAccess at) throws SQLException {
    new AnswersByMail(database, outbox, homes).sendMeanwhile(partner(at));
  }

  /** Opens what has arrived, as a night does. */
  void open(MailAccess at, Arrival arrival) throws IOException, SQLException {
    new Archives(zone, ledger, sent)
        .unpack(
            new Archives.Archive(
                arrival.deliveryId(),
                partner(at),
                arrival.landed().sha256(),
                arrival.landed().bytes(),
                ArchiveKind.MAIL));
  }

  List<String> rows(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }
}
