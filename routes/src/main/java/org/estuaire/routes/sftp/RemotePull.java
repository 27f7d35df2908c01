package org.estuaire.routes.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.sftp.client.SftpClient;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.FetchedFiles;
import org.estuaire.exchange.landing.FetchedFiles.RemoteFile;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.UnreadableSource;
import org.estuaire.routes.NotTaken;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.TransportFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches deliveries from partners' own SFTP servers. A file is put away on the server only when it
 * is durable here; a file whose reading was cut is no delivery and is read again from its
 * beginning. A server that is away, or a file that can't be had, is told and never ends the night.
 */
public final class RemotePull {

  private static final Logger LOG = LoggerFactory.getLogger(RemotePull.class);

  /** Waiting, which tests do without. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final PartnerHomes homes;
  private final Intake intake;
  private final DeliveryLedger ledger;
  private final Shares shares;
  private final FetchedFiles fetched;
  private final Map<String, String> environment;
  private final CrashPoint.Watch watch;
  private final Pause pause;

  /** What has been said already: partner, file and code. */
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /**
   * @param environment of the process: passwords come from there
   */
  public RemotePull(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      FetchedFiles fetched,
      Map<String, String> environment,
      CrashPoint.Watch watch) {
    this(
        homes,
        intake,
        ledger,
        shares,
        fetched,
        environment,
        watch,
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  RemotePull(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      FetchedFiles fetched,
      Map<String, String> environment,
      CrashPoint.Watch watch,
      Pause pause) {
    this.homes = homes;
    this.intake = intake;
    this.ledger = ledger;
    this.shares = shares;
    this.fetched = fetched;
    this.environment = Map.copyOf(environment);
    this.watch = watch;
    this.pause = pause;
  }

  /**
   * Fetches what lies whole on a partner's server; nothing for a partner without one.
   *
   * @throws IOException when the landing zone can't be written; what was taken stays taken
   * @throws SQLException when the ledger can't be written; likewise
   */
  public Swept pass(Partner partner) throws IOException, SQLException, InterruptedException {
    Pass pass = new Pass(partner);
    if (partner.access().pull().isPresent()) {
      PullAccess at = partner.access().pull().get();
      try (PartnerHomes.Locked held = homes.lockPull(partner.code());
          RemoteServer server = RemoteServer.open(at.server(), environment)) {
        pass.over(server.sftp(), at);
      } catch (DeliveryRefused noWayIn) {
        pass.complain("", noWayIn.finding());
      }
    }
    return new Swept(pass.arrived, pass.notTaken, pass.waiting);
  }

  /** One look at one server. */
  private final class Pass {
    private final Partner partner;
    private final List<Arrival> arrived = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();
    private int waiting;

    Pass(Partner partner) {
      this.partner = partner;
    }

    void over(SftpClient sftp, PullAccess at)
        throws IOException, SQLException, InterruptedException {
      RemoteFolder folder = new RemoteFolder(sftp, at, partner.completion());
      for (RemoteFile file : whole(folder)) {
        fetch(folder, file);
      }
    }

    private List<RemoteFile> whole(RemoteFolder folder) throws SQLException, InterruptedException {
      RemoteFolder.Listing listing = list(folder);
      if (!(partner.completion() instanceof Completion.StableSize stable)
          || listing.whole().isEmpty()) {
        return listing.whole();
      }
      Set<RemoteFile> before = new HashSet<>(listing.whole());
      pause.of(stable.quiet());
      List<RemoteFile> after = list(folder).whole();
      List<RemoteFile> quiet = after.stream().filter(before::contains).toList();
      waiting += after.size() - quiet.size();
      return quiet;
    }

    private RemoteFolder.Listing list(RemoteFolder folder) throws SQLException {
      RemoteFolder.Listing listing = folder.list();
      waiting = listing.waiting();
      for (String name : listing.refused()) {
        complain(name, Finding.of(TransportFinding.NAME_REFUSED));
      }
      return listing;
    }

    private void fetch(RemoteFolder folder, RemoteFile file) throws IOException, SQLException {
      try {
        if (!fetched.knows(partner, file)) {
          take(folder, file);
        }
        if (!folder.putAway(file)) {
          complain(file.name(), Finding.of(TransportFinding.NOT_PUT_AWAY));
        }
      } catch (DeliveryRefused refused) {
        complain(file.name(), refused.finding());
      } catch (UnreadableSource cut) {
        waiting++;
        complain(file.name(), Finding.of(TransportFinding.CUT));
      }
    }

    private void take(RemoteFolder folder, RemoteFile file) throws IOException, SQLException {
      Optional<Finding> noRoom = shares.claim(partner, 1, file.bytes());
      if (noRoom.isPresent()) {
        throw new DeliveryRefused(noRoom.get());
      }
      InputStream bytes = open(folder, file);
      try {
        Arrival arrival = intake.take(partner, bytes, file.name(), Channel.PULL);
        arrived.add(arrival);
        watch.reached(CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED);
        fetched.note(partner, file, arrival);
      } finally {
        closeQuietly(bytes);
      }
    }

    /** What the server does not give is its fault, unlike a landing zone that can't be written. */
    private InputStream open(RemoteFolder folder, RemoteFile file) {
      try {
        return folder.open(file);
      } catch (IOException e) {
        throw new DeliveryRefused(Finding.of(TransportFinding.CUT));
      }
    }

    private void closeQuietly(InputStream remote) {
      try {
        remote.close();
      } catch (IOException cut) {
        LOG.debug("{}: the connection was cut while closing", partner.code());
      }
    }

    /** Once per process for each file and reason. */
    private void complain(String name, Finding why) throws SQLException {
      if (said.add(partner.code() + "\n" + name + "\n" + why.code().code())) {
        LOG.warn("{}: fetching from its server, {}", partner.code(), why.code().code());
        ledger.refuse(partner, why, name, Channel.PULL);
        notTaken.add(new NotTaken(partner.code(), name, why));
      }
    }
  }

  /** Corrections follow originals. */
  static final Comparator<RemoteFile> OLDEST_FIRST =
      Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);
}
