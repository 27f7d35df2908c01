package org.estuaire.jobs.installation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.FetchedFiles;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.exchange.landing.OwnRepository;
import org.estuaire.exchange.landing.SealRound;
import org.estuaire.exchange.landing.SealingInPlace;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.exchange.receipt.Receipts;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.LeftInHand;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.exchange.view.MissingPart;
import org.estuaire.identity.notification.LinkNews;
import org.estuaire.identity.notification.WorkLists;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.store.LabMonths;
import org.estuaire.repository.AuditTrail;
import org.estuaire.repository.Migrations;
import org.estuaire.routes.Area;
import org.estuaire.routes.DepotSweep;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerFailed;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.mllp.MllpRoute;
import org.estuaire.routes.sftp.RemotePull;
import org.estuaire.routes.sftp.RemotePush;
import org.estuaire.routes.sftp.SftpDropServer;
import org.slf4j.LoggerFactory;

/**
 * One installation, open: its configuration, repository, landing zone, and everything that works on
 * them.
 */
public final class Installation implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  /** Each holds a connection of the repository while it waits for its practice. */
  private static final int PRACTICES_AT_ONCE = 4;

  /** For one practice; what is left waits for the next night. */
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(30);

  private final Folders folders;
  private final Configuration configuration;
  private final CrashPoint.Watch watch;
  private final Repository repository;
  private final RepositoryPool database;
  private final PersonNumbers numbers;
  private final DeliveryLedger ledger;
  private final Intake intake;
  private final PartnerHomes homes;
  private final Shares shares;
  private final DepotSweep depots;
  private final RemotePull pull;
  private final Loading loading;
  private final Receipts receipts;
  private final Distribution distribution;
  private final Courier courier;
  private final SealRound seals;
  private final UsedNumbers used;
  private final LeftInHand leftInHand;
  private final Troubles troubles;

  private Installation(
      Folders folders,
      Configuration configuration,
      CrashPoint.Watch watch,
      Repository repository,
      RepositoryPool database,
      LandingKey key,
      PersonNumbers numbers,
      Map<String, String> environment)
      throws IOException, SQLException {
    this.folders = folders;
    this.configuration = configuration;
    this.watch = watch;
    this.repository = repository;
    this.database = database;
    this.numbers = numbers;
    LandingZone landing = new LandingZone(folders.landing(), key, watch);
    this.used = new UsedNumbers(folders.landing(), database);
    this.troubles = new Troubles(database);
    this.leftInHand = new LeftInHand(database, folders.landing());
    this.ledger = new DeliveryLedger(database);
    this.intake = new Intake(landing, ledger);
    this.homes = new PartnerHomes(folders.homes(), watch);
    this.shares =
        new Shares(
            homes,
            ledger::notLoaded,
            new KeptFree(
                List.of(folders.homes(), folders.landing()),
                partner ->
                    List.of(homes.folder(partner, Area.DEPOT), folders.landing().resolve(partner)),
                configuration.disk().keptFreeBytes()));
    this.depots = new DepotSweep(homes, intake, ledger, shares, watch);
    FetchedFiles fetched = new FetchedFiles(database);
    this.pull = new RemotePull(homes, intake, ledger, shares, fetched, environment, watch);
    RecordTypes types = InstalledRecordTypes.on(Ground.of(configuration, database, numbers));
    Seal seal = SealingInPlace.open(database, key);
    this.seals = new SealRound(database, seal);
    this.loading =
        new Loading(
            database,
            types,
            configuration.partners(),
            landing::open,
            new Archives(landing, ledger),
            new RegistryResolver(configuration.partners(), numbers),
            seal,
            configuration.limits().rejects(),
            watch);
    this.receipts =
        new Receipts(
            database,
            Findings.all(),
            seal,
            configuration.partners(),
            loading.reader(),
            new NumberedOutbox(homes, used),
            configuration.territory(),
            configuration.zone(),
            watch);
    this.distribution = new Practices(configuration).distribution(database, seal, watch);
    this.courier =
        new Courier(
            database,
            seal,
            new PracticeOutbox(configuration, homes, new RemotePush(environment)),
            watch,
            PRACTICES_AT_ONCE,
            LONGEST_ROUND);
  }

  /**
   * Opens an installation; its repository is created or migrated when needed.
   *
   * @param environment of the process: database and keys come from there
   */
  public static Installation open(
      Folders folders,
      Configuration configuration,
      Map<String, String> environment,
      CrashPoint.Watch watch)
      throws IOException, SQLException {
    Repository repository = Repository.open(folders, environment);
    RepositoryPool pool = repository.pooled(CONNECTIONS);
    try {
      warnOfOwner(configuration, repository.dataSource());
      OwnRepository.check(folders.landing(), repository.dataSource());
      LandingKey key = folders.landingKey(environment);
      goOn(folders, repository);
      return new Installation(
          folders,
          configuration,
          watch,
          repository,
          pool,
          key,
          repository.personNumbers(key),
          environment);
    } catch (IOException | SQLException | RuntimeException e) {
      // First the pool: an embedded server waits for everybody who is connected to it.
      pool.close();
      repository.close();
      throw e;
    }
  }

  private static void goOn(Folders folders, Repository repository)
      throws IOException, SQLException {
    SortedMap<String, Long> behind =
        new UsedNumbers(folders.landing(), repository.dataSource()).goOn();
    if (!behind.isEmpty()) {
      LoggerFactory.getLogger(Installation.class)
          .warn(
              "the repository is older than this data folder, as after a restore: numbers go on"
                  + " above those that were used ({})",
              behind);
    }
  }

  /** In production the account that runs should own nothing: an owner can change the trail. */
  private static void warnOfOwner(Configuration configuration, DataSource database)
      throws SQLException {
    if (configuration.environment() != Environment.PRODUCTION) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      if (Migrations.isOwner(connection)) {
        LoggerFactory.getLogger(Installation.class)
            .warn(
                "the database account owns the repository and could change its audit trail; give"
                    + " the program an account as ‘estuaire database roles’ makes it");
      }
    }
  }

  public Folders folders() {
    return folders;
  }

  public Configuration configuration() {
    return configuration;
  }

  public CrashPoint.Watch watch() {
    return watch;
  }

  public DataSource database() {
    return database;
  }

  /**
   * Starts the embedded database again where its server has died.
   *
   * @return whether it had died
   * @throws IOException when it does not start; to be tried again
   */
  public boolean keepDatabaseRunning() throws IOException {
    return repository.keepRunning();
  }

  /** Trusts no connection any more that was open while memory ran out. */
  public void renewConnections() {
    database.renew();
  }

  /** How the persons of this repository are numbered. */
  public PersonNumbers personNumbers() {
    return numbers;
  }

  public Intake intake() {
    return intake;
  }

  public PartnerHomes homes() {
    return homes;
  }

  /** What each partner may still send before the next night. */
  public Shares shares() {
    return shares;
  }

  public DepotSweep depots() {
    return depots;
  }

  /** The SFTP drop, not started; its host key is made on first use. */
  public SftpDropServer sftp() throws IOException {
    return new SftpDropServer(
        configuration.sftp(),
        configuration.partners(),
        homes,
        shares,
        folders.keys().resolve("sftp-host-key"));
  }

  /** Fetches from the partners' own servers. */
  public RemotePull pull() {
    return pull;
  }

  /** The MLLP listener, not started; empty when none is configured. */
  public Optional<MllpRoute> mllp() throws IOException {
    Optional<Configuration.Mllp> listener = configuration.mllp();
    return listener.isPresent()
        ? Optional.of(
            new MllpRoute(listener.get(), configuration.partners(), intake, ledger, shares))
        : Optional.empty();
  }

  public Loading loading() {
    return loading;
  }

  public Receipts receipts() {
    return receipts;
  }

  /** What nights had in progress when they ended. */
  public LeftInHand leftInHand() {
    return leftInHand;
  }

  /** To be called before a file goes out that is named by a number. */
  public void rememberNumbers() throws SQLException, IOException {
    used.remember();
  }

  /**
   * Decides what practices are sent and delivers it, with what could not be delivered before.
   *
   * @return what was delivered, and what has to be tried again
   */
  public Courier.Round distribute() throws SQLException, IOException {
    distribution.prepare(this::handOver);
    return handOver();
  }

  private Courier.Round handOver() throws SQLException, IOException {
    used.remember();
    return courier.deliver();
  }

  /**
   * Tells identity servers which links began and ended, and what they have to look at.
   *
   * @return links and ends of links that were told
   */
  public int tellDomains() throws SQLException, IOException {
    used.remember();
    TroubleRound round = troubles.round(Step.TELL_DOMAINS);
    LocalDate today = LocalDate.now(configuration.zone());
    int told =
        forEachPartner(
            round,
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

  /** What a step does for one partner; how much it did. */
  private interface PartnerWork {
    int on(Partner partner) throws IOException, SQLException;
  }

  /**
   * Where it fails for one partner, it is done for the others all the same. Those over whom the
   * process died come last.
   */
  private int forEachPartner(TroubleRound round, PartnerWork work)
      throws IOException, SQLException {
    int done = 0;
    for (Partner partner : suspectsLast(round)) {
      if (!round.passesOver(Subject.partner(partner.code()))) {
        done += forPartner(partner, round, work);
      }
    }
    return done;
  }

  private List<Partner> suspectsLast(TroubleRound round) {
    List<Partner> partners = new ArrayList<>(configuration.partners());
    partners.sort(
        Comparator.comparing(partner -> round.isSuspect(Subject.partner(partner.code()))));
    return partners;
  }

  private static int forPartner(Partner partner, TroubleRound round, PartnerWork work)
      throws IOException, SQLException {
    Subject subject = Subject.partner(partner.code());
    try {
      return round.<Integer, IOException>holding(List.of(subject), () -> work.on(partner));
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      round.note(subject, failure);
      return 0;
    }
  }

  /** Makes the report of a night. */
  public interface Reporting {
    /** What the report can't show. */
    List<MissingPart> report() throws SQLException, IOException;
  }

  /**
   * Has the night's report made, and reports what it can't show until a later one can. One over
   * which the process died twice is left out whole, so that the night ends; the next night's is
   * tried.
   */
  public void report(Reporting reporting) throws SQLException, IOException {
    TroubleRound round = troubles.round(Step.REPORT);
    if (round.passesOver(Subject.everybody())) {
      return;
    }
    List<MissingPart> missing =
        round.<List<MissingPart>, IOException>holding(
            List.of(Subject.everybody()), reporting::report);
    for (MissingPart part : missing) {
      round.noteMissing(part.subject(), part.reason());
    }
    round.end();
  }

  /** Has everything tried again that was given up, because an operator asks for it. */
  public void tryAllAgain() throws SQLException {
    troubles.tryAllAgain();
  }

  public Courier courier() {
    return courier;
  }

  /** Looks again at what did not open at its place. */
  public SealRound seals() {
    return seals;
  }

  /**
   * Takes what lies whole in the partners' drops, then on their own servers: these are asked side
   * by side, so that a slow one keeps none of the others waiting.
   */
  public int takeDeliveries() throws IOException, SQLException, InterruptedException {
    TroubleRound round = troubles.round(Step.INTAKE);
    PartnerFailed told = (partner, failure) -> round.note(Subject.partner(partner.code()), failure);
    Swept swept = depots.sweep(configuration.partners(), told);
    int fetched = pull.passAll(configuration.partners(), told);
    round.end();
    return swept.arrived().size() + fetched;
  }

  /** Makes the partitions of the months to come, so that loading never has to. */
  public void prepareMonths() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LabMonths.prepare(connection, LocalDate.now(configuration.zone()));
      connection.commit();
    }
  }

  /** Reads loaded results again with the present tables of local codes. */
  public Remap remap() throws SQLException {
    return InstalledRecordTypes.remap(configuration, database);
  }

  /** Leaves an audit line for what an operator did. */
  public void audit(String action, String subject) throws SQLException {
    try (Connection connection = database.getConnection()) {
      AuditTrail.note(connection, System.getProperty("user.name"), action, subject);
    }
  }

  @Override
  public void close() {
    database.close();
    repository.close();
  }
}
