package org.estuaire.jobs.installation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.distribution.ResultFile;
import org.estuaire.lab.distribution.ResultOutbox;
import org.estuaire.pathway.summary.SummaryOutbox;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.TransportFinding;
import org.estuaire.routes.sftp.RemotePush;

/**
 * What practices are sent goes to their own server where they have one, by mail where they have a
 * mailbox, else into their folder.
 */
final class PracticeOutbox implements ResultOutbox {

  private static final int FILES_AT_ONCE = 250;

  private final Configuration configuration;
  private final PartnerHomes homes;
  private final RemotePush push;
  private final MailOutbox mail;

  PracticeOutbox(
      Configuration configuration, PartnerHomes homes, RemotePush push, MailOutbox mail) {
    this.configuration = configuration;
    this.homes = homes;
    this.push = push;
    this.mail = mail;
  }

  @Override
  public void put(String partner, String fileName, byte[] content) throws IOException {
    put(partner, Cover::report, fileName, content);
  }

  /** Where practices take the pages of their patients: the same place, under another cover. */
  SummaryOutbox pages() {
    return new SummaryOutbox() {
      @Override
      public void put(String practice, String fileName, byte[] content) throws IOException {
        PracticeOutbox.this.put(practice, Cover::page, fileName, content);
      }

      /** A server of the practice is its own: what lies there was taken. */
      @Override
      public void takeBack(String practice, String fileName) throws IOException {
        homes.takeResultBack(practice, fileName);
      }
    };
  }

  private void put(String partner, Function<Language, Cover> cover, String fileName, byte[] content)
      throws IOException {
    Optional<MailAccess> mailbox = mailbox(partner);
    if (mailbox.isPresent()) {
      Language language = configuration.partner(partner).map(Partner::language).orElse(Language.FR);
      mail.put(mailbox.get(), cover.apply(language), partner, fileName, content);
      return;
    }
    Optional<ServerAccess> server = server(partner);
    if (server.isEmpty()) {
      putHome(partner, Map.of(fileName, content));
      return;
    }
    try {
      push.put(server.get(), fileName, content);
    } catch (DeliveryRefused refused) {
      throw new NotHandedOver(refused.finding().code().code());
    }
  }

  /** In a folder of ours the same file again changes nothing; a practice's server has seen it. */
  @Override
  public int atOnce(String partner) {
    return hasFolder(partner) ? FILES_AT_ONCE : 1;
  }

  @Override
  public void putAll(String partner, List<ResultFile> files) throws IOException {
    if (hasFolder(partner)) {
      putHome(
          partner, files.stream().collect(Collectors.toMap(ResultFile::name, ResultFile::content)));
    } else {
      ResultOutbox.super.putAll(partner, files);
    }
  }

  private boolean hasFolder(String partner) {
    return mailbox(partner).isEmpty() && server(partner).isEmpty();
  }

  private Optional<MailAccess> mailbox(String partner) {
    return configuration
        .partner(partner)
        .flatMap(known -> known.access().mail())
        .filter(MailAccess::sends);
  }

  private Optional<ServerAccess> server(String partner) {
    return configuration.partner(partner).flatMap(Partner::results).flatMap(ResultsWanted::push);
  }

  private void putHome(String partner, Map<String, byte[]> files) throws NotHandedOver {
    try {
      homes.putResults(partner, files);
    } catch (IOException full) {
      throw new NotHandedOver(TransportFinding.HOME_NOT_WRITTEN.code());
    }
  }
}
