package org.estuaire.routes.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.installation.UnreadableSource;
import org.estuaire.routes.EachPartner;
import org.estuaire.routes.NotTaken;
import org.estuaire.routes.PartnerFailed;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.TransportFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches deliveries from partners' own SFTP servers. A file is put away on the server only when it
 * is durable here; a file whose reading was cut is no delivery and is read again from its
 * beginning. A server that is unavailable, or a file that can't be had, is told and never ends the
 * night.
 */
public final class RemotePull {

  private static final Logger LOG = LoggerFactory.getLogger(RemotePull.class);

  private static final int SERVERS_AT_ONCE = 4;

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
  private final Patience patience;

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
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
        Patience.USUAL);
  }

  RemotePull(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      FetchedFiles fetched,
      Map<String, String> environment,
      CrashPoint.Watch watch,
      Pause pause,
      Patience patience) {
    this.homes = homes;
    this.intake = intake;
    this.ledger = ledger;
    this.shares = shares;
    this.fetched = fetched;
    this.environment = Map.copyOf(environment);
    this.watch = watch;
    this.pause = pause;
    this.patience = patience;
  }

  /**
   * Fetches what lies whole on a partner's server; nothing for a partner without one.
   *
   * @throws IOException when the landing zone can't be written; what was taken stays taken
   * @throws SQLException when the ledger can't be written; likewise
   */
  public Swept pass(Partner partner) throws IOException, SQLException, InterruptedException {
    Pass pass = look(partner);
    return new Swept(pass.arrived, pass.notTaken, pass.waiting);
  }

  private Pass look(Partner partner) throws IOException, SQLException, InterruptedException {
    Pass pass = new Pass(partner);
    if (partner.access().pull().isPresent()) {
      pass.alone(partner.access().pull().get());
    }
    return pass;
  }

  /**
   * Looks at the servers of several partners side by side: a slow one keeps no other waiting.
   *
   * @param failed hears of trouble of one partner; see {@link Everybody}
   * @return how many files were fetched
   */
  public int passAll(List<Partner> partners, PartnerFailed failed)
      throws IOException, SQLException, InterruptedException {
    List<Partner> fetched =
        partners.stream().filter(partner -> partner.access().pull().isPresent()).toList();
    try {
      return EachPartner.fetch(fetched, SERVERS_AT_ONCE, partner -> fetch(partner, failed), failed);
    } catch (InterruptedIOException stopped) {
      throw new InterruptedException(stopped.getMessage());
    }
  }

  private int fetch(Partner partner, PartnerFailed failed)
      throws IOException, SQLException, InterruptedException {
    Pass pass = look(partner);
    if (pass.failure.isPresent()) {
      failed.of(partner, new DeliveryRefused(pass.failure.get()));
    }
    return pass.arrived.size();
  }

  /** One look at one server. */
  private final class Pass {
    private final Partner partner;
    private final List<Arrival> arrived = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();
    private final long began = System.nanoTime();
    private int waiting;

    /** The first that kept something from being fetched, whether it was said before or not. */
    private Optional<Finding> failure = Optional.empty();

    Pass(Partner partner) {
      this.partner = partner;
    }

    /** Nobody else looks at this server meanwhile. */
    void alone(PullAccess at) throws IOException, SQLException, InterruptedException {
      try (PartnerHomes.Locked held = homes.lockPull(partner.code());
          RemoteServer server = RemoteServer.open(at.server(), environment, patience)) {
        over(server, at);
      } catch (DeliveryRefused noWayIn) {
        complain("", noWayIn.finding());
      }
    }

    private void over(RemoteServer server, PullAccess at)
        throws IOException, SQLException, InterruptedException {
      RemoteFolder folder = new RemoteFolder(server.sftp(), at, partner.completion());
      List<RemoteFile> files = whole(server, folder);
      for (int i = 0; i < files.size(); i++) {
        if (System.nanoTime() - began > patience.pass().toNanos()) {
          waiting += files.size() - i;
          complain("", Finding.of(TransportFinding.TIME_USED_UP));
          return;
        }
        if (!inTime(server, folder, files.get(i))) {
          waiting += files.size() - i;
          complain("", Finding.of(TransportFinding.TOO_SLOW));
          return;
        }
      }
    }

    /** False when the connection was cut because the file took too long. */
    private boolean inTime(RemoteServer server, RemoteFolder folder, RemoteFile file)
        throws IOException, SQLException {
      try (Deadline deadline = server.deadline(file.bytes())) {
        fetch(folder, file, deadline);
        return !deadline.passed();
      }
    }

    private List<RemoteFile> whole(RemoteServer server, RemoteFolder folder)
        throws SQLException, InterruptedException {
      RemoteFolder.Listing listing = list(server, folder);
      if (!(partner.completion() instanceof Completion.StableSize stable)
          || listing.whole().isEmpty()) {
        return listing.whole();
      }
      Set<RemoteFile> before = new HashSet<>(listing.whole());
      pause.of(stable.quiet());
      List<RemoteFile> after = list(server, folder).whole();
      List<RemoteFile> quiet = after.stream().filter(before::contains).toList();
      waiting += after.size() - quiet.size();
      return quiet;
    }

    private RemoteFolder.Listing list(RemoteServer server, RemoteFolder folder)
        throws SQLException {
      RemoteFolder.Listing listing = inTime(server, folder);
      waiting = listing.waiting();
      for (String name : listing.refused()) {
        complain(name, Finding.of(TransportFinding.NAME_REFUSED));
      }
      return listing;
    }

    private RemoteFolder.Listing inTime(RemoteServer server, RemoteFolder folder) {
      try (Deadline deadline = server.deadline()) {
        try {
          return folder.list();
        } catch (DeliveryRefused away) {
          throw deadline.passed()
              ? new DeliveryRefused(Finding.of(TransportFinding.TOO_SLOW))
              : away;
        }
      }
    }

    private void fetch(RemoteFolder folder, RemoteFile file, Deadline deadline)
        throws IOException, SQLException {
      try {
        if (!fetched.knows(partner, file)) {
          take(folder, file);
        }
        if (!folder.putAway(file)) {
          complainUnlessLate(file, Finding.of(TransportFinding.NOT_PUT_AWAY), deadline);
        }
      } catch (DeliveryRefused refused) {
        complainUnlessLate(file, refused.finding(), deadline);
      } catch (UnreadableSource cut) {
        waiting += deadline.passed() ? 0 : 1;
        complainUnlessLate(file, Finding.of(TransportFinding.CUT), deadline);
      }
    }

    /** What fails on a connection that we cut is told once, for the server. */
    private void complainUnlessLate(RemoteFile file, Finding why, Deadline deadline)
        throws SQLException {
      if (!deadline.passed()) {
        complain(file.name(), why);
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
      if (failure.isEmpty() && why.code() != TransportFinding.NAME_REFUSED) {
        failure = Optional.of(why);
      }
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
