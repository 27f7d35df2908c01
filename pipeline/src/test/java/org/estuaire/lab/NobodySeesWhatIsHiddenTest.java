package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.hour;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.lab.reading.Said;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;

/**
 * Whatever happens and in whatever order, no practice is shown a result that it may not see, and
 * each gets what it may. What it may see is decided here again, from what happened, in the plainest
 * way: nothing of it is shared with the program.
 */
class NobodySeesWhatIsHiddenTest {

  private static final DataSource DATABASE = TestDatabase.create();
  private static final String DOCTOR = "10001234567";
  private static final String COLLEAGUE = "10007654321";
  private static final String STRANGER = "10009999999";
  private static final int ORDERS = 3;
  private static final int LATEST = 40;
  private static int tries;

  /** Practices: the prescriber's, a colleague's, and two that may follow the patient. */
  private enum Practice {
    DOCTORS,
    COLLEAGUES,
    LISTING,
    CARING
  }

  private final int number = ++tries;
  private final long person = 10L * number;
  private final Map<String, Integer> orderOfValue = new HashMap<>();
  private final Map<Integer, List<Said>> said = new TreeMap<>();
  private final Map<Integer, TreeMap<Integer, String>> prescribers = new TreeMap<>();
  private final Map<Practice, List<LocalDate[]>> followed = new HashMap<>();
  private final Set<String> shown = new HashSet<>();

  /** Shown as a result of its own, not only beside another one. */
  private final Set<String> told = new HashSet<>();

  private final Map<String, String> newest = new HashMap<>();
  private final Set<Practice> subscribed = new HashSet<>(Set.of(Practice.values()));
  private final List<String> happened = new ArrayList<>();
  private LocalDate today = LocalDate.of(2026, 3, 10);
  private boolean objects;
  private boolean closed;
  private int values;
  private long deliveries;

  /** What a laboratory said about an order at a time. */
  private record Said(int at, VisibilityStatement statement) {}

  /** Something that happens. */
  private interface Event {
    void happen(NobodySeesWhatIsHiddenTest world) throws Exception;
  }

  @Property(tries = 30)
  void noSequenceShowsAResultToAPracticeThatMayNotSeeIt(@ForAll("sequences") List<Event> events)
      throws Exception {
    NobodySeesWhatIsHiddenTest world = new NobodySeesWhatIsHiddenTest();
    world.begin();
    for (Event event : events) {
      event.happen(world);
    }
    world.everybodyGetsWhatHeMaySee();
  }

  @Example
  void whatWaitsBesideAnotherIsKeptBackWhenItIsHidden() throws Exception {
    NobodySeesWhatIsHiddenTest world = new NobodySeesWhatIsHiddenTest();
    world.begin();
    VisibilityStatement silent = VisibilityStatement.SILENT;
    world.visibility(1, 13, VisibilityStatement.of(Mask.SECRET, Word.UNCLEAR));
    world.version(2, 39, silent, DOCTOR, false);
    world.version(0, 12, VisibilityStatement.of(Confidentiality.NORMAL), DOCTOR, false);
    world.version(2, 2, VisibilityStatement.of(Mask.PROFESSIONALS, Word.MISSING), DOCTOR, false);
    world.version(1, 6, VisibilityStatement.to(Set.of(COLLEAGUE)), DOCTOR, false);
    world.version(2, 1, silent, DOCTOR, false);
    world.closed = true;
    world.distribute();
    world.closed = false;
    world.version(
        0,
        1,
        VisibilityStatement.of(Mask.PROFESSIONALS, Word.MISSING)
            .and(VisibilityStatement.of(Mask.PATIENT, Word.PUT)),
        DOCTOR,
        false);
    world.distribute();
    world.everybodyGetsWhatHeMaySee();
  }

  @Provide
  Arbitrary<List<Event>> sequences() {
    Arbitrary<Integer> orders = Arbitraries.integers().between(0, ORDERS - 1);
    Arbitrary<Integer> times = Arbitraries.integers().between(1, LATEST);
    Arbitrary<Event> versions =
        Combinators.combine(orders, times, statements(), Arbitraries.of(DOCTOR, STRANGER))
            .as((order, at, words, by) -> world -> world.version(order, at, words, by, false));
    Arbitrary<Event> deletions =
        Combinators.combine(orders, times)
            .as(
                (order, at) ->
                    world -> world.version(order, at, VisibilityStatement.SILENT, DOCTOR, true));
    Arbitrary<Event> changes =
        Combinators.combine(orders, times, statements())
            .as((order, at, words) -> world -> world.visibility(order, at, words));
    Arbitrary<Event> circles =
        Combinators.combine(
                Arbitraries.of(Practice.LISTING, Practice.CARING), Arbitraries.of(true, false))
            .as((practice, starts) -> world -> world.follow(practice, starts));
    Arbitrary<Event> others =
        Arbitraries.of(
            world -> world.object(true),
            world -> world.object(false),
            world -> world.today = world.today.plusDays(1),
            world -> world.closed = !world.closed,
            world -> world.subscription(Practice.LISTING));
    Event distribution = NobodySeesWhatIsHiddenTest::distribute;
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, versions),
            net.jqwik.api.Tuple.of(1, deletions),
            net.jqwik.api.Tuple.of(3, changes),
            net.jqwik.api.Tuple.of(4, circles),
            net.jqwik.api.Tuple.of(3, others),
            net.jqwik.api.Tuple.of(6, Arbitraries.just(distribution)))
        .list()
        .ofMinSize(3)
        .ofMaxSize(16);
  }

  private static Arbitrary<VisibilityStatement> statements() {
    Arbitrary<VisibilityStatement> masks =
        Combinators.combine(Arbitraries.of(Mask.class), Arbitraries.of(Word.class))
            .as(VisibilityStatement::of);
    Arbitrary<VisibilityStatement> levels =
        Arbitraries.of(Confidentiality.class).map(VisibilityStatement::of);
    Arbitrary<VisibilityStatement> names =
        Arbitraries.just(VisibilityStatement.to(Set.of(COLLEAGUE)));
    Arbitrary<VisibilityStatement> one =
        Arbitraries.oneOf(
            Arbitraries.just(VisibilityStatement.SILENT), masks, masks, levels, names);
    return Combinators.combine(one, one).as(VisibilityStatement::and);
  }

  private void begin() throws SQLException {
    try (Connection tx = DATABASE.getConnection()) {
      UUID same = new UUID(7, number);
      LabPersons.identity(tx, person, "labo-a", "A" + number, same);
      LabPersons.identity(tx, person + 1, "labo-b", "B" + number, same);
      LabPersons.identity(tx, person + 2, "ght", "G" + number, same);
    }
  }

  // What happens.

  private void version(
      int order, int at, VisibilityStatement words, String prescriber, boolean deleted)
      throws SQLException {
    happened.add("version " + order + " at " + at + " " + text(words) + " by " + prescriber);
    String value = Integer.toString(1000 + ++values);
    orderOfValue.put(value, order);
    newest.put("" + order, value);
    said.computeIfAbsent(order, o -> new ArrayList<>()).add(new Said(at, words));
    // Of two messages of one time the one that was loaded first stands.
    prescribers.computeIfAbsent(order, o -> new TreeMap<>()).putIfAbsent(at, prescriber);
    load(order, at, words, prescriber, deleted ? ResultStatus.DELETED : ResultStatus.FINAL, value);
  }

  private void visibility(int order, int at, VisibilityStatement words) throws SQLException {
    if (words.isSilent()) {
      return;
    }
    happened.add("change " + order + " at " + at + " " + text(words));
    said.computeIfAbsent(order, o -> new ArrayList<>()).add(new Said(at, words));
    load(order, at, words, "", null, "");
  }

  private void follow(Practice practice, boolean starts) throws SQLException {
    happened.add(practice + (starts ? " follows" : " leaves"));
    List<LocalDate[]> spans = followed.computeIfAbsent(practice, p -> new ArrayList<>());
    if (starts) {
      spans.removeIf(span -> span[0].equals(today));
      spans.add(new LocalDate[] {today, LocalDate.MAX});
      execute(
          "INSERT INTO distribution.followed (partner, domain, local_id, reason, since)"
              + " VALUES (?, 'ght', ?, 'CIRCLE', ?) ON CONFLICT (partner, domain, local_id, reason,"
              + " since) DO UPDATE SET until = NULL",
          practice.name(),
          "G" + number,
          today);
    } else {
      LocalDate last = today.minusDays(1);
      spans.removeIf(span -> span[0].isAfter(last));
      spans.forEach(span -> span[1] = span[1].isAfter(last) ? last : span[1]);
      execute(
          "DELETE FROM distribution.followed WHERE partner = ? AND local_id = ? AND since > ?",
          practice.name(),
          "G" + number,
          last);
      execute(
          "UPDATE distribution.followed SET until = ? WHERE partner = ? AND local_id = ?"
              + " AND (until IS NULL OR until > ?)",
          last,
          practice.name(),
          "G" + number,
          last);
    }
  }

  private void object(boolean now) throws SQLException {
    happened.add(now ? "objects" : "objects no more");
    objects = now;
    execute(
        "INSERT INTO extract.opposition (source_identity_id, purpose, since)"
            + " VALUES (?, 'diffusion', '2026-01-01') ON CONFLICT (source_identity_id, purpose)"
            + " DO UPDATE SET withdrawn_on = NULL",
        person + 2);
    if (!now) {
      execute(
          "UPDATE extract.opposition SET withdrawn_on = '2026-03-10' WHERE source_identity_id = ?",
          person + 2);
    }
  }

  private void subscription(Practice practice) {
    happened.add("subscription of " + practice);
    if (!subscribed.remove(practice)) {
      subscribed.add(practice);
    }
  }

  private void distribute() throws SQLException, IOException {
    happened.add("distribution" + (closed ? ", all closed" : ""));
    List<Subscription> subscriptions =
        List.of(
            practice(Practice.DOCTORS, Set.of(DOCTOR)),
            practice(Practice.COLLEAGUES, Set.of(COLLEAGUE)),
            practice(Practice.LISTING, Set.of()),
            practice(Practice.CARING, Set.of()));
    new Distribution(
            DATABASE,
            subscriptions,
            Map.of("words", new ValuesWriter()),
            partner -> new Party(partner, partner),
            Unsealed.SEAL,
            () -> today,
            CrashPoint.Watch.NONE)
        .prepare();
    execute(
        "UPDATE distribution.sending SET next_attempt_at = clock_timestamp() WHERE state = 'DUE'");
    new Courier(DATABASE, Unsealed.SEAL, this::receive, CrashPoint.Watch.NONE).deliver();
  }

  private Subscription practice(Practice practice, Set<String> numbers) {
    boolean follows = numbers.isEmpty() && subscribed.contains(practice);
    return new Subscription(
        practice.name(),
        new Party(practice.name(), practice.name()),
        java.time.ZoneId.of("Europe/Paris"),
        "words",
        numbers,
        follows,
        2);
  }

  // What practices get, and whether they may.

  private void receive(String partner, String file, byte[] content) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    Practice practice = Practice.valueOf(partner);
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
    int dossier = Integer.parseInt(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      String[] words = lines[i].split(" ");
      Integer order = orderOfValue.get(words[1]);
      if (order == null) {
        throw new AssertionError("a value of another patient: " + lines[i]);
      }
      boolean may =
          words[0].equals("earlier")
              ? mayHaveBeside(practice, order, dossier)
              : maySee(practice, order) || mayBeTold(practice, order);
      assertThat(may)
          .as("%s is shown %s of order %s after %s", practice, lines[i], order, happened)
          .isTrue();
    }
    for (int i = 1; i < lines.length; i++) {
      shown.add(practice + " " + orderOfValue.get(lines[i].split(" ")[1]));
      if (!lines[i].startsWith("earlier")) {
        told.add(practice + " " + orderOfValue.get(lines[i].split(" ")[1]));
        newest.put(practice + " " + dossier, lines[i].split(" ")[1]);
      }
    }
  }

  /** As a result of its own. */
  private boolean maySee(Practice practice, int order) {
    if (objects || level(order).equals("V")) {
      return false;
    }
    if (practice == Practice.DOCTORS) {
      return prescribers.get(order).lastEntry().getValue().equals(DOCTOR);
    }
    if (put(order, Mask.PROFESSIONALS) || put(order, Mask.UNDECIDED)) {
      return false;
    }
    if (practice == Practice.COLLEAGUES) {
      return said(order).stream().anyMatch(word -> !word.statement().recipients().isEmpty());
    }
    return isOpen(order) && follows(practice);
  }

  /** It had it, and nothing hides it: it is told what became of it. */
  private boolean mayBeTold(Practice practice, int order) {
    return shown.contains(practice + " " + order) && isOpen(order);
  }

  /** As an earlier result, beside one that it may see. */
  private boolean mayHaveBeside(Practice practice, int order, int dossier) {
    boolean unmasked =
        isOpen(order)
            && said(order).stream()
                .noneMatch(word -> put(order, Mask.PATIENT) || put(order, Mask.REPRESENTATIVES));
    return maySee(practice, dossier)
        && unmasked
        && (laboratory(order).equals(laboratory(dossier))
            || shown.contains(practice + " " + order)
            // It waits for the practice, which was busy: what is new goes before it.
            || maySee(practice, order));
  }

  private boolean isOpen(int order) {
    return level(order).equals("N")
        && !put(order, Mask.PROFESSIONALS)
        && !put(order, Mask.UNDECIDED)
        && !put(order, Mask.SECRET);
  }

  private boolean follows(Practice practice) {
    return subscribed.contains(practice)
        && followed.getOrDefault(practice, List.of()).stream()
            .anyMatch(span -> !today.isBefore(span[0]) && !today.isAfter(span[1]));
  }

  private List<Said> said(int order) {
    return said.getOrDefault(order, List.of());
  }

  /** Of the words of the latest time, the strictest. */
  private String level(int order) {
    int latest = -1;
    String level = "N";
    for (Said word : said(order)) {
      String code = word.statement().confidentiality().map(Confidentiality::code).orElse("");
      if (!code.isEmpty()) {
        boolean stricter = "NRV".indexOf(code) > "NRV".indexOf(level);
        level = word.at() > latest || word.at() == latest && stricter ? code : level;
        latest = Math.max(latest, word.at());
      }
    }
    return level;
  }

  /** Whether a mask is in force; of other masks, whether something makes all of them doubtful. */
  private boolean put(int order, Mask mask) {
    boolean doubtful = false;
    if (mask == Mask.UNDECIDED) {
      for (Mask other : Mask.values()) {
        Word word = word(order, other);
        doubtful |= word == Word.MISSING || word == Word.UNCLEAR;
      }
    }
    return doubtful || word(order, mask) == Word.PUT;
  }

  private Word word(int order, Mask mask) {
    int latest = -1;
    Word held = null;
    for (Said word : said(order)) {
      Word now = word.statement().masks().get(mask);
      if (now == Word.MISSING) {
        held = held == null ? now : held;
      } else if (now != null && (held == Word.MISSING || word.at() >= latest)) {
        boolean again = word.at() == latest && held != null && held != Word.MISSING;
        held = again && held.compareTo(now) > 0 ? held : now;
        latest = word.at();
      }
    }
    return held;
  }

  /** A last word on every result reaches exactly those who may see it now. */
  private void everybodyGetsWhatHeMaySee() throws Exception {
    closed = false;
    distribute();
    for (int order = 0; order < ORDERS; order++) {
      version(order, LATEST + 1, VisibilityStatement.SILENT, DOCTOR, false);
    }
    distribute();
    distribute();
    for (int order = 0; order < ORDERS; order++) {
      for (Practice practice : Practice.values()) {
        boolean knows = told.contains(practice + " " + order) && isOpen(order);
        boolean has = newest.get("" + order).equals(newest.get(practice + " " + order));
        assertThat(has)
            .as("%s has the last value of order %s after %s", practice, order, happened)
            .isEqualTo(maySee(practice, order) || knows);
      }
    }
  }

  // How it is brought into the repository.

  private static String laboratory(int order) {
    return order < 2 ? "labo-a" : "labo-b";
  }

  private void load(
      int order,
      int at,
      VisibilityStatement words,
      String prescriber,
      ResultStatus status,
      String value)
      throws SQLException {
    boolean onlyVisibility = status == null;
    List<LabResult> results =
        onlyVisibility
            ? List.of()
            : List.of(LabSamples.result("14749-6", "LN", status, value, "mmol/L"));
    LabOrder content =
        new LabOrder(
                number + "-" + order,
                "",
                "BIO",
                "Bilan",
                "F",
                hour(60 + at),
                Optional.of(hour(10 * order)),
                Optional.empty(),
                prescriber,
                onlyVisibility ? Renewal.VISIBILITY : Renewal.BY_RESULT,
                results)
            .saying(words);
    LabReport report =
        new LabReport(
            "LABO|A",
            "M" + number + "-" + order,
            hour(60 + at),
            LabSamples.claim(),
            VisibilityStatement.SILENT,
            List.of(content));
    Outcome.Accepted<LabReport> accepted =
        (Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report);
    try (Connection tx = DATABASE.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader()
          .load(
              tx,
              List.of(
                  new Filed<>(
                      1_000L * number + ++deliveries,
                      new Place(1, 1, 0, 10),
                      laboratory(order),
                      order < 2 ? person : person + 1,
                      accepted.record())));
      tx.commit();
    }
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String text(VisibilityStatement words) {
    return "(" + words.text() + ")";
  }

  /** Says of which order a version is, then each value that can be read in it. */
  private static final class ValuesWriter implements ReportWriter {
    @Override
    public String code() {
      return "words";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport outgoing, OutputStream out) throws IOException {
      List<LabOrder> orders = outgoing.report().orders();
      String number = orders.get(0).number();
      String values =
          orders.stream()
              .flatMap(order -> order.results().stream())
              .filter(result -> !result.original().isEmpty())
              .map(
                  result ->
                      "\n" + (result.previous() ? "earlier" : "result") + " " + result.original())
              .collect(Collectors.joining());
      String text = number.substring(number.indexOf('-') + 1) + values;
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
