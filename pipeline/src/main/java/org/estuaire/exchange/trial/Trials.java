package org.estuaire.exchange.trial;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.BytesInMemory;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Landed;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.exchange.load.Look;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.exchange.load.Rehearsal;
import org.estuaire.exchange.mail.MailAnswers;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.registry.FiledUnder;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/**
 * Tries files: what would be loaded, for whom, under which codes; what refused, and why. A file is
 * loaded as a night does it, in a transaction that is always taken back; its bytes are read where
 * they lie and written nowhere.
 */
public final class Trials {

  /** What an archive may hold to be tried: its files are unpacked to memory alone. */
  private static final long MOST_UNPACKED = 64L << 20;

  /** Published rules are applied to a file as a whole, by libraries that hold it in memory. */
  private static final int MOST_FOR_OFFICIAL_RULES = 16 << 20;

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final Rehearsal rehearsal;
  private final List<OfficialRules> official;

  /**
   * @param chunkRecords most records of a chunk, as in a night
   * @param mostRejects as in a night
   * @param official published rules to be applied besides; none where nobody asks
   */
  public Trials(
      RecordTypes types,
      IdentityResolver resolver,
      int chunkRecords,
      int mostRejects,
      List<OfficialRules> official) {
    this.rehearsal = new Rehearsal(types, resolver, chunkRecords, mostRejects);
    this.official = List.copyOf(official);
  }

  /**
   * A file to be tried.
   *
   * @param name as its sender calls it
   * @param content may be opened several times
   */
  public record Tried(String name, RecordFormat.Content content) {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Tried[…]";
    }
  }

  /**
   * Tries a file on a repository.
   *
   * @param tx begun here and taken back here
   * @throws SQLException when the repository fails, or has no time: another try may succeed
   */
  public Trial onRepository(Connection tx, Partner partner, Tried file, Instant at)
      throws IOException, SQLException {
    tx.setAutoCommit(false);
    try {
      return new OneTrial(partner, at, Optional.of(tx), Set.of()).of(file);
    } finally {
      tx.rollback();
    }
  }

  /**
   * Tries a file by its content alone.
   *
   * @param notChecked what could not be looked at
   */
  public Trial byContent(Partner partner, Tried file, Instant at, Set<NotChecked> notChecked)
      throws IOException {
    try {
      return new OneTrial(partner, at, Optional.empty(), notChecked).of(file);
    } catch (SQLException e) {
      throw new IllegalStateException("there is no repository to fail", e);
    }
  }

  /** One file on its way. */
  private final class OneTrial {
    private final Partner partner;
    private final Instant at;
    private final Optional<Connection> tx;
    private final Set<NotChecked> notChecked;
    private final Optional<StandIns> ledger;
    private final Optional<FiledUnder> registry;

    OneTrial(Partner partner, Instant at, Optional<Connection> tx, Set<NotChecked> notChecked)
        throws SQLException {
      this.partner = partner;
      this.at = at;
      this.tx = tx;
      this.notChecked = notChecked;
      this.ledger = tx.isPresent() ? Optional.of(StandIns.in(tx.get())) : Optional.empty();
      this.registry =
          tx.isPresent() ? Optional.of(FiledUnder.fromHereOn(tx.get())) : Optional.empty();
    }

    Trial of(Tried file) throws IOException, SQLException {
      Landed whole = measured(file);
      Optional<Finding> refused = refusedAtTheDoor(whole);
      if (refused.isPresent()) {
        return trial(
            file,
            whole,
            Optional.empty(),
            List.of(),
            List.of(refused(file.name(), whole, refused.get())));
      }
      Look look = rehearsal.look(partner, whole.bytes(), file.content());
      if (look instanceof Look.Packed packed) {
        return archive(file, whole, packed.kind());
      }
      List<TriedFile> one =
          load(List.of(new Candidate(file.name(), whole, file.content(), (Look.Found) look)));
      return trial(file, whole, Optional.empty(), List.of(), one);
    }

    private Landed measured(Tried file) throws IOException {
      try (InputStream bytes = file.content().open()) {
        return BytesInMemory.measured(partner.code(), bytes);
      }
    }

    /** As a delivery is, before anything of it is read. */
    private Optional<Finding> refusedAtTheDoor(Landed whole) {
      if (whole.bytes() == 0) {
        return Optional.of(Finding.of(LandingFinding.EMPTY));
      }
      long limit = partner.limits().deliveryBytes();
      return whole.bytes() > limit
          ? Optional.of(Finding.of(LandingFinding.TOO_LARGE, Long.toString(limit)))
          : Optional.empty();
    }

    private Trial trial(
        Tried file,
        Landed whole,
        Optional<ArchiveKind> archive,
        List<Finding> findings,
        List<TriedFile> files) {
      return new Trial(
          notChecked.contains(NotChecked.PARTNER) ? "" : partner.code(),
          file.name(),
          whole.sha256(),
          whole.bytes(),
          at,
          archive,
          findings,
          files,
          notChecked);
    }

    private Trial archive(Tried file, Landed whole, ArchiveKind kind)
        throws IOException, SQLException {
      BytesInMemory memory =
          new BytesInMemory(
              MOST_UNPACKED,
              Finding.of(TrialFinding.ARCHIVE_TOO_LARGE, Long.toString(MOST_UNPACKED >> 20)));
      Archives.Contents contents;
      try {
        contents =
            Archives.open(
                new Archives.Archive(0, partner, whole.sha256(), whole.bytes(), kind),
                file.content(),
                memory,
                MailAnswers.NONE);
      } catch (DeliveryRefused refused) {
        return trial(
            file,
            whole,
            Optional.of(kind),
            List.of(),
            List.of(refused(file.name(), whole, refused.finding())));
      }
      List<Finding> findings = new ArrayList<>(contents.remarks());
      sameBytes(whole).ifPresent(findings::add);
      List<Candidate> candidates = new ArrayList<>();
      for (DeliveryLedger.Named one : contents.files()) {
        String name = one.name().isEmpty() ? file.name() : one.name();
        add(new DeliveryLedger.Named(one.landed(), name), memory, candidates, findings);
      }
      return trial(file, whole, Optional.of(kind), findings, load(candidates));
    }

    /** A package within a message is opened in its turn; within it there is no other. */
    private void add(
        DeliveryLedger.Named one,
        BytesInMemory memory,
        List<Candidate> candidates,
        List<Finding> findings)
        throws IOException, SQLException {
      String hash = one.landed().sha256();
      RecordFormat.Content content = () -> memory.open(hash);
      Look look = rehearsal.look(partner, one.landed().bytes(), content);
      if (look instanceof Look.Found found) {
        candidates.add(new Candidate(one.name(), one.landed(), content, found));
      } else if (look instanceof Look.Packed packed) {
        try {
          Archives.Contents inner =
              Archives.open(
                  new Archives.Archive(0, partner, hash, one.landed().bytes(), packed.kind()),
                  content,
                  memory,
                  MailAnswers.NONE);
          findings.addAll(inner.remarks());
          for (DeliveryLedger.Named within : inner.files()) {
            add(within.in(one.name()), memory, candidates, findings);
          }
        } catch (DeliveryRefused refused) {
          candidates.add(
              new Candidate(
                  one.name(),
                  one.landed(),
                  content,
                  new Look.Found(
                      Optional.empty(), new Inspection.Refused(List.of(refused.finding())))));
        }
      }
    }

    private Optional<Finding> sameBytes(Landed bytes) throws SQLException {
      Optional<StandIns.Known> known =
          ledger.isPresent() ? ledger.get().known(bytes) : Optional.empty();
      return known.map(
          one ->
              Finding.of(
                  TrialFinding.SAME_BYTES,
                  Long.toString(one.id()),
                  WHEN.format(one.receivedAt().atZone(partner.zone()))));
    }

    /** In the order in which a night loads them; told in the order of the file. */
    private List<TriedFile> load(List<Candidate> candidates) throws IOException, SQLException {
      List<Candidate> ordered = new ArrayList<>(candidates);
      ordered.sort(Comparator.comparing(Candidate::laneOrder));
      Map<Candidate, TriedFile> tried = new HashMap<>();
      Map<String, String> names = new HashMap<>();
      for (Candidate one : ordered) {
        Optional<Finding> repeated = sameBytes(one.bytes());
        String first = names.putIfAbsent(one.bytes().sha256(), one.name());
        if (first != null) {
          repeated = Optional.of(Finding.of(TrialFinding.TWICE_IN_ARCHIVE));
        }
        tried.put(one, load(one, repeated));
      }
      return candidates.stream().map(tried::get).toList();
    }

    private TriedFile load(Candidate one, Optional<Finding> repeated)
        throws IOException, SQLException {
      List<Finding> findings = new ArrayList<>();
      repeated.ifPresent(findings::add);
      FileTally tally = tally();
      if (one.look().inspection() instanceof Inspection.Refused refused) {
        findings.addAll(refused.why());
        if (notChecked.contains(NotChecked.MAPPING) && isNobodysFormat(refused)) {
          findings.add(Finding.of(TrialFinding.NO_MAPPING));
        }
        return file(one, tally, findings, verdict(repeated, true, false, tally), 0);
      }
      Inspection.Ready ready = (Inspection.Ready) one.look().inspection();
      findings.addAll(ready.warnings());
      Savepoint before = tx.isPresent() ? tx.get().setSavepoint() : null;
      try {
        Optional<Finding> end = load(one, ready, tally);
        end.ifPresent(findings::add);
        stayAlone(tally).ifPresent(findings::add);
        return file(
            one,
            tally,
            findings,
            verdict(repeated, false, end.isPresent(), tally),
            ready.records());
      } catch (SQLException | RuntimeException | StackOverflowError failure) {
        if (before == null || Everybody.isMetBy(failure) || isNoFaultOfTheFile(failure)) {
          throw failure;
        }
        tx.get().rollback(before);
        findings.add(Finding.of(TrialFinding.FAILED, failure.getClass().getSimpleName()));
        return file(one, tally(), findings, TrialVerdict.FAILED, ready.records());
      }
    }

    private FileTally tally() {
      return new FileTally(registry, this::isWorthTelling);
    }

    /** Of whom nothing is known, it is not remarked that a domain is another than theirs. */
    private boolean isWorthTelling(Finding finding) {
      return !notChecked.contains(NotChecked.PARTNER)
          || finding.severity() != Severity.WARNING
          || !finding.arguments().contains(partner.identityDomain());
    }

    private Optional<Finding> load(Candidate one, Inspection.Ready ready, FileTally tally)
        throws IOException, SQLException {
      RecordTypes.Match match = one.look().match().orElseThrow();
      long id = ledger.isPresent() ? ledger.get().add(partner, one.bytes()) : 1;
      return rehearsal.load(
          tx,
          match,
          Rehearsal.pending(id, partner, one.bytes().sha256(), match, ready, at),
          one.content(),
          tally);
    }

    private TrialVerdict verdict(
        Optional<Finding> repeated, boolean refused, boolean endsEarly, FileTally tally) {
      return TrialVerdict.of(repeated.isPresent(), refused, endsEarly, tally.count());
    }

    private Optional<Finding> stayAlone(FileTally tally) {
      int never = tally.persons().neverFound();
      return never == 0
          ? Optional.empty()
          : Optional.of(Finding.of(TrialFinding.STAY_ALONE, Integer.toString(never)));
    }

    private TriedFile refused(String name, Landed bytes, Finding why) {
      Candidate nothing =
          new Candidate(
              name,
              bytes,
              InputStream::nullInputStream,
              new Look.Found(Optional.empty(), new Inspection.Refused(List.of(why))));
      return file(nothing, tally(), List.of(why), TrialVerdict.REFUSED, 0);
    }

    private TriedFile file(
        Candidate one, FileTally tally, List<Finding> findings, TrialVerdict verdict, int records) {
      Optional<RecordTypes.Match> match = one.look().match();
      return new TriedFile(
          one.name(),
          one.bytes().sha256(),
          one.bytes().bytes(),
          verdict,
          match.map(m -> m.type().lane()),
          match.map(m -> m.type().code()),
          match.map(m -> m.format().code()),
          one.look().inspection() instanceof Inspection.Ready ready
              ? Optional.of(ready.reading().charset().name())
              : Optional.empty(),
          records,
          tally.count(),
          match.map(m -> m.type().lane().countsParts()).orElse(false),
          tally.parts(),
          tally.leftOut(),
          findings,
          tally.causes(),
          tally.shown(),
          tally.unmapped(),
          tally.persons(),
          match.map(m -> official(m.format().code(), one)).orElse(List.of()));
    }
  }

  /** Whether it may be a table of rows. */
  private static boolean isNobodysFormat(Inspection.Refused refused) {
    return refused.why().stream()
        .anyMatch(
            why ->
                why.code() == DeliveryFinding.UNKNOWN_FORMAT
                    || why.code() == DeliveryFinding.OTHER_KIND
                        && why.arguments().get(0).matches("(XLSX|ODS).*"));
  }

  /**
   * Whether it is nothing that the file did: another transaction was in the way (SQLSTATE class
   * 40), a lock did not come (55), or the account has no right to load (42501).
   */
  private static boolean isNoFaultOfTheFile(Throwable failure) {
    return failure instanceof SQLException refused
        && refused.getSQLState() != null
        && refused.getSQLState().matches("40.*|55.*|42501");
  }

  private List<OfficialVerdict> official(String format, Candidate one) {
    return official.stream()
        .filter(rules -> rules.govern(format))
        .map(rules -> judged(rules, one))
        .toList();
  }

  private static OfficialVerdict judged(OfficialRules rules, Candidate one) {
    String name = rules.getClass().getSimpleName();
    if (one.bytes().bytes() > MOST_FOR_OFFICIAL_RULES) {
      return new OfficialVerdict.NotApplied(
          name, "fichier de plus de " + (MOST_FOR_OFFICIAL_RULES >> 20) + " Mo");
    }
    try (InputStream bytes = one.content().open()) {
      return rules.judge(bytes.readAllBytes());
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      // Its message may quote the file.
      return new OfficialVerdict.NotApplied(
          name, "échec de l'outil (" + failure.getClass().getSimpleName() + ")");
    }
  }

  /** A delivery that was looked into. */
  private record Candidate(
      String name, Landed bytes, RecordFormat.Content content, Look.Found look) {

    /** What nobody recognises loads nothing, whenever. */
    int laneOrder() {
      return look.match().map(m -> m.type().lane().ordinal()).orElse(LaneName.values().length);
    }

    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Candidate[" + bytes + "]";
    }
  }
}
