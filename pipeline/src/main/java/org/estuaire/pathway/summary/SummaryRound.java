package org.estuaire.pathway.summary;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.estuaire.exchange.SummaryWanted.Rhythm;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.pathway.FollowUp;
import org.estuaire.pathway.Followed;
import org.estuaire.pathway.Pathway;
import org.estuaire.pathway.summary.Summaries.Last;
import org.estuaire.repository.AuditTrail;
import org.estuaire.terminology.Analytes;

/**
 * Sends practices the pages of their patients that say something new, and takes back what a
 * practice may no longer see and has not taken yet. Nothing that a page says is kept: a version is
 * noted by its hash before it is handed over, so that a crash leads to the same bytes under the
 * same name, or to the next version where something changed meanwhile.
 */
public final class SummaryRound {

  /** Pages in memory at once. */
  private static final int BATCH = 200;

  private static final String ACTOR = "estuaire";

  private final DataSource database;
  private final List<SummarySubscription> subscriptions;
  private final SummaryOutbox outbox;
  private final SummaryReader.Partners partners;
  private final String territory;
  private final ZoneId zone;
  private final Supplier<LocalDate> today;

  /**
   * A round.
   *
   * @param territory its name, as printed
   * @param zone where days begin
   */
  public SummaryRound(
      DataSource database,
      List<SummarySubscription> subscriptions,
      SummaryOutbox outbox,
      SummaryReader.Partners partners,
      String territory,
      ZoneId zone,
      Supplier<LocalDate> today) {
    this.database = database;
    this.subscriptions = List.copyOf(subscriptions);
    this.outbox = outbox;
    this.partners = partners;
    this.territory = territory;
    this.zone = zone;
    this.today = today;
  }

  /** What keeps numbers that name files, before one goes out. */
  @FunctionalInterface
  public interface Numbers {
    void remember() throws SQLException, IOException;
  }

  /** A version that is to be handed over. */
  record Draft(Summary summary, Issue issue, byte[] digest, String fileName, String replaced) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Draft[" + issue.number() + "]";
    }
  }

  /**
   * Serves every practice; what fails for one keeps no other from its pages.
   *
   * @return how many pages were delivered
   */
  public int send(Numbers numbers) throws SQLException, IOException {
    TroubleRound round = new Troubles(database).round(Step.SUMMARIES);
    int delivered = 0;
    for (SummarySubscription subscription : subscriptions) {
      Subject practice = Subject.partner(subscription.asker().practice());
      if (!round.passesOver(practice)) {
        delivered += send(subscription, practice, round, numbers);
      }
    }
    round.end();
    return delivered;
  }

  private int send(
      SummarySubscription subscription, Subject practice, TroubleRound round, Numbers numbers)
      throws SQLException, IOException {
    try {
      return round.<Integer, IOException>holding(
          List.of(practice), () -> serve(subscription, numbers));
    } catch (IOException | SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      round.note(practice, failure);
      return 0;
    }
  }

  private int serve(SummarySubscription subscription, Numbers numbers)
      throws SQLException, IOException {
    LocalDate day = today.get();
    try (Connection tx = database.getConnection()) {
      tx.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      tx.setAutoCommit(false);
      List<Followed> patients = new ArrayList<>();
      Set<UUID> seen = new HashSet<>();
      Analytes analytes = Analytes.read(tx);
      new FollowUp(tx, analytes, zone, day)
          .each(
              subscription.asker(),
              one -> {
                if (!one.pathways().isEmpty()) {
                  patients.add(one);
                  seen.add(one.person());
                }
              });
      Summaries summaries = new Summaries(tx);
      summaries.number(
          subscription.asker().practice(), patients.stream().map(Followed::person).toList());
      Map<UUID, Last> last = summaries.last(subscription.asker().practice());
      takeBack(tx, subscription, last, seen);
      tx.commit();
      numbers.remember();
      int delivered = 0;
      for (int from = 0; from < patients.size(); from += BATCH) {
        List<Followed> some = patients.subList(from, Math.min(patients.size(), from + BATCH));
        SummaryReader reader = new SummaryReader(tx, analytes, partners, zone, day);
        List<Draft> drafts =
            drafts(subscription, reader.read(subscription.asker(), some), last, day);
        summaries.begin(drafts.stream().filter(draft -> isNew(draft, last)).toList());
        tx.commit();
        delivered += handOver(tx, subscription, drafts, byPerson(some));
      }
      return delivered;
    }
  }

  /** What may no longer be seen; without a word of it to the practice. */
  private void takeBack(
      Connection tx, SummarySubscription subscription, Map<UUID, Last> last, Set<UUID> seen)
      throws SQLException, IOException {
    String practice = subscription.asker().practice();
    for (Last one : last.values()) {
      if (one.isOut() && !seen.contains(one.person())) {
        outbox.takeBack(practice, one.fileName());
        new Summaries(tx).withdrawn(one);
        AuditTrail.note(
            tx, ACTOR, "summary withdrawn", practice + ": S" + one.summary() + "." + one.version());
      }
    }
  }

  private List<Draft> drafts(
      SummarySubscription subscription, List<Summary> pages, Map<UUID, Last> last, LocalDate day) {
    List<Draft> drafts = new ArrayList<>();
    for (Summary page : pages) {
      Last before = requireNonNull(last.get(page.person()));
      byte[] digest = SummaryDigest.of(page, subscription.form().code());
      boolean same = before.isOut() && Arrays.equals(before.digest(), digest);
      if (same && !before.isDelivered()) {
        drafts.add(draft(subscription, page, before, before.version(), before.asOf(), digest));
      } else if (!same && isTime(subscription.rhythm(), before, day)) {
        drafts.add(draft(subscription, page, before, before.version() + 1, day, digest));
      }
    }
    return drafts;
  }

  /** What a practice may no longer see is never left standing for the sake of a rhythm. */
  private static boolean isTime(Rhythm rhythm, Last before, LocalDate day) {
    return rhythm == Rhythm.ON_CHANGE
        || !before.isDelivered()
        || YearMonth.from(before.asOf()).isBefore(YearMonth.from(day));
  }

  private Draft draft(
      SummarySubscription subscription,
      Summary page,
      Last before,
      int version,
      LocalDate asOf,
      byte[] digest) {
    Issue issue =
        new Issue(
            before.summary(), version, asOf, subscription.name(), territory, subscription.keeper());
    String name =
        String.format(
            Locale.ROOT,
            "synthese-%08d%s.%s",
            issue.summary(),
            version == 1 ? "" : "-v" + version,
            subscription.form().extension());
    String replaced = before.version() < version ? before.fileName() : "";
    return new Draft(page, issue, digest, name, replaced);
  }

  private static boolean isNew(Draft draft, Map<UUID, Last> last) {
    return draft.issue().version() > requireNonNull(last.get(draft.summary().person())).version();
  }

  private static Map<UUID, Followed> byPerson(List<Followed> patients) {
    Map<UUID, Followed> byPerson = new HashMap<>();
    patients.forEach(one -> byPerson.put(one.person(), one));
    return byPerson;
  }

  /** One that refuses a page would refuse the others: they wait for the next night. */
  private int handOver(
      Connection tx,
      SummarySubscription subscription,
      List<Draft> drafts,
      Map<UUID, Followed> patients)
      throws SQLException, IOException {
    String practice = subscription.asker().practice();
    Summaries summaries = new Summaries(tx);
    int delivered = 0;
    for (Draft draft : drafts) {
      byte[] content = subscription.form().write(draft.summary(), draft.issue());
      try {
        outbox.put(practice, draft.fileName(), content);
        if (!draft.replaced().isEmpty()) {
          outbox.takeBack(practice, draft.replaced());
        }
      } catch (NotHandedOver refused) {
        summaries.failed(draft.issue(), String.valueOf(refused.getMessage()));
        tx.commit();
        throw refused;
      }
      summaries.delivered(draft.issue());
      AuditTrail.note(
          tx,
          List.of(line(practice, draft, requireNonNull(patients.get(draft.summary().person())))));
      tx.commit();
      delivered++;
    }
    return delivered;
  }

  /** What was shown and what was kept back; the practice is not told of the latter. */
  private static AuditTrail.Line line(String practice, Draft draft, Followed patient) {
    return new AuditTrail.Line(
        ACTOR,
        "summary sent",
        practice + ": " + draft.issue().number(),
        Map.of(
            "pathways",
            String.join(" ", patient.pathways().stream().map(Pathway::code).toList()),
            "tests",
            draft.summary().lines().size(),
            "rights shown",
            draft.summary().rights().size(),
            "rights allowed",
            patient.seesRights(),
            "circle allowed",
            patient.seesCircle()));
  }
}
