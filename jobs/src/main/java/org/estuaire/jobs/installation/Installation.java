package org.estuaire.jobs.installation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
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
import org.estuaire.exchange.load.DeliveryRemarks;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.exchange.receipt.Receipts;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.exchange.trouble.LeftInHand;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.jobs.steps.AnswerRound;
import org.estuaire.jobs.steps.Arrivals;
import org.estuaire.jobs.steps.IdentityServers;
import org.estuaire.jobs.steps.MonthlyCodes;
import org.estuaire.jobs.steps.MonthsAhead;
import org.estuaire.jobs.steps.PracticeRound;
import org.estuaire.jobs.steps.ReportRound;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.lab.remap.Remap;
import org.estuaire.pathway.summary.SummaryRound;
import org.estuaire.repository.AuditTrail;
import org.estuaire.routes.Area;
import org.estuaire.routes.DepotSweep;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.mail.MailPull;
import org.estuaire.routes.mail.MailPush;
import org.estuaire.routes.mllp.MllpRoute;
import org.estuaire.routes.sftp.RemotePull;
import org.estuaire.routes.sftp.RemotePush;
import org.estuaire.routes.sftp.SftpDropServer;
import org.estuaire.social.full.Closures;
import org.estuaire.social.full.Rekeying;

/**
 * One installation, open: wires its configuration, repository and landing zone with everything that
 * works on them. What they do is theirs.
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
  private final MailPull mail;
  private final Loading loading;
  private final Trials trials;
  private final Receipts receipts;
  private final AnswersByMail answers;
  private final Closures closures;
  private final Distribution distribution;
  private final Courier courier;
  private final SummaryRound summaries;
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
    SentMails mails = new SentMails(database);
    this.mail =
        new MailPull(
            homes,
            intake,
            ledger,
            shares,
            mails::accepted,
            new OwedAcknowledgements(database),
            environment,
            watch);
    RecordTypes types = InstalledRecordTypes.on(Ground.of(configuration, database, numbers));
    Seal seal = SealingInPlace.open(database, key);
    this.seals = new SealRound(database, seal);
    RegistryResolver resolver = new RegistryResolver(configuration.partners(), numbers);
    this.trials =
        new Trials(
            types,
            resolver,
            configuration.loading().chunkRecords(),
            configuration.limits().rejects(),
            List.of());
    this.loading =
        new Loading(
            database,
            types,
            configuration.partners(),
            landing::open,
            new Archives(landing, ledger, mails),
            resolver,
            seal,
            configuration.limits().rejects(),
            watch);
    this.closures =
        new Closures(
            database,
            configuration.partners(),
            InstalledRecordTypes.rights(),
            new DeliveryRemarks(seal));
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
            configuration.partners().stream()
                .filter(AnswersByMail::hasReceipts)
                .map(Partner::code)
                .collect(Collectors.toSet()),
            watch);
    Practices practices = new Practices(configuration);
    MailOutbox mailOutbox = new MailOutbox(new MailPush(environment), mails);
    this.answers = new AnswersByMail(database, mailOutbox, homes);
    PracticeOutbox outbox =
        new PracticeOutbox(configuration, homes, new RemotePush(environment), mailOutbox);
    this.distribution = practices.distribution(database, seal, watch);
    this.summaries = practices.summaries(database, outbox.pages());
    this.courier = new Courier(database, seal, outbox, watch, PRACTICES_AT_ONCE, LONGEST_ROUND);
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
      OpeningNotes notes = new OpeningNotes(folders, configuration, repository.dataSource());
      notes.onTheAccount();
      OwnRepository.check(folders.landing(), repository.dataSource());
      LandingKey key = folders.landingKey(environment);
      notes.goOnAboveUsedNumbers();
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

  /** Fetches from the partners' mailboxes. */
  public MailPull mail() {
    return mail;
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

  /** Tries files, as a load would judge them now. */
  public Trials trials() {
    return trials;
  }

  /** New numbers of councils. */
  public Rekeying rekeying() {
    return new Rekeying(database, InstalledRecordTypes.rights().get(0), closures);
  }

  /** Rights that full files no longer name. */
  public Closures closures() {
    return closures;
  }

  public Receipts receipts() {
    return receipts;
  }

  /** Answers partners by mail, as a step of the night. */
  public AnswerRound answerRound() {
    return new AnswerRound(configuration.partners(), troubles, answers::send);
  }

  /** Answers one partner by mail. */
  public AnswersByMail answers() {
    return answers;
  }

  /** What nights had in progress when they ended. */
  public LeftInHand leftInHand() {
    return leftInHand;
  }

  /** Numbers that name files; kept before one goes out. */
  public UsedNumbers usedNumbers() {
    return used;
  }

  /** What each step could not do, and for whom. */
  public Troubles troubles() {
    return troubles;
  }

  /** Takes what partners have for the program. */
  public Arrivals arrivals() {
    return new Arrivals(configuration.partners(), depots, pull, mail, troubles);
  }

  public MonthsAhead monthsAhead() {
    return new MonthsAhead(database, configuration.zone());
  }

  /** Sends practices what is new for them. */
  public PracticeRound practices() {
    return new PracticeRound(distribution, courier, used);
  }

  /** Sends practices the pages of their patients; after the results that these pages show. */
  public int sendSummaries() throws SQLException, IOException {
    return summaries.send(used::remember);
  }

  public IdentityServers identityServers() {
    return new IdentityServers(database, configuration, homes, used, troubles);
  }

  /**
   * @param clock says which month it is
   */
  public MonthlyCodes monthlyCodes(Clock clock) {
    return new MonthlyCodes(database, configuration, homes, troubles, clock);
  }

  public ReportRound reports() {
    return new ReportRound(troubles);
  }

  public Courier courier() {
    return courier;
  }

  /** Looks again at what did not open at its place. */
  public SealRound seals() {
    return seals;
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
