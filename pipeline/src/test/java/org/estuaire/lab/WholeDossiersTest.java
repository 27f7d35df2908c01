package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;

/** A practice gets the whole report, once for each state that its laboratory caused. */
class WholeDossiersTest {

  private static final String PRESCRIBER = "10001234567";
  private static final String PRACTICE = "cabinet-port";
  private static final long PATIENT = 1;
  private static final int REPORTS = 4;

  private static final DataSource DATABASE = TestDatabase.create();
  private static int tries;

  /** What a practice got of each report, in the order of arrival: its orders with their values. */
  private final Map<String, List<String>> got = new ConcurrentHashMap<>();

  /** Names the reports of one try. */
  private String prefix = "R" + ++tries;

  private int minutes;
  private long deliveries;

  static {
    try (Connection tx = DATABASE.getConnection()) {
      LabPersons.identity(tx, PATIENT, "labo-a", "A1", new UUID(0, 1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a laboratory says of some orders of a report. */
  private record Change(int report, int orders, int value) {

    boolean names(int order) {
      return (orders >> order & 1) == 1;
    }
  }

  @Property(tries = 30)
  void eachStateThatTheLaboratoryCausedIsSentOnceAndWholeWhateverTheBatch(
      @ForAll("nights") List<List<Change>> nights,
      @ForAll("sizes") List<Integer> sizes,
      @ForAll("batches") int batch,
      @ForAll("batches") int chunk,
      @ForAll Random random)
      throws Exception {
    prefix = "R" + ++tries;
    got.clear();
    Map<String, Map<Integer, Integer>> states = new TreeMap<>();
    Map<String, List<String>> expected = new TreeMap<>();
    for (List<Change> night : nights) {
      List<LabReport> messages = new ArrayList<>();
      for (Change change : night) {
        int size = sizes.get(change.report());
        String report = prefix + "." + change.report();
        if (!states.containsKey(report)) {
          messages.add(message(report, size, new Change(change.report(), -1, 0)));
        }
        messages.add(message(report, size, change));
        Map<Integer, Integer> state = states.computeIfAbsent(report, r -> new TreeMap<>());
        for (int order = 0; order < size; order++) {
          state.putIfAbsent(order, 0);
          if (change.names(order)) {
            state.put(order, change.value());
          }
        }
      }
      Collections.shuffle(messages, random);
      load(messages, chunk);
      distribute(batch);
      states.forEach(
          (report, state) -> {
            List<String> sent = expected.computeIfAbsent(report, r -> new ArrayList<>());
            if (sent.isEmpty() || !sent.get(sent.size() - 1).equals(state.toString())) {
              sent.add(state.toString());
            }
          });
    }
    assertThat(got).isEqualTo(expected);
  }

  @Example
  void anOrderThatIsCorrectedTheSameNightStaysWithTheOthersOfItsReport() throws Exception {
    String report = prefix + ".0";
    load(List.of(message(report, 3, new Change(0, -1, 0))), 1);
    load(List.of(message(report, 3, new Change(0, 0b010, 7))), 1);
    distribute(1);
    assertThat(got).isEqualTo(Map.of(report, List.of("{0=0, 1=7, 2=0}")));
  }

  @Example
  void aMessageNumberThatTheLaboratoryUsesAgainMakesAReportOfItsOwn() throws Exception {
    load(List.of(numbered("RESULTS", message(prefix + ".0", 2, new Change(0, -1, 1)))), 1);
    distribute(500);
    load(List.of(numbered("RESULTS", message(prefix + ".1", 2, new Change(1, -1, 2)))), 1);
    distribute(500);
    assertThat(got)
        .isEqualTo(
            Map.of(prefix + ".0", List.of("{0=1, 1=1}"), prefix + ".1", List.of("{0=2, 1=2}")));
  }

  @Example
  void aPracticeThatSubscribesLaterGetsTheWholeReportOfTheOrderThatChanged() throws Exception {
    String report = prefix + ".0";
    load(List.of(message(report, 3, new Change(0, -1, 0))), 1);
    distribution(1, List.of()).prepare();
    load(List.of(message(report, 3, new Change(0, 0b001, 4))), 1);
    distribute(1);
    assertThat(got).isEqualTo(Map.of(report, List.of("{0=4, 1=0, 2=0}")));
  }

  private static LabReport numbered(String messageId, LabReport report) {
    return new LabReport(
        report.sender(),
        messageId,
        report.issuedAt(),
        report.claim(),
        report.confidentiality(),
        report.orders());
  }

  @Example
  void aReportThatBecomesSecretWhileItIsBeingDecidedIsNotSentAsIfItWereNot() throws Exception {
    ExecutorService laboratory = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    String seenBefore = prefix + ".0";
    load(List.of(message(seenBefore, 2, new Change(0, -1, 0))), 1);
    distribute(500);
    try {
      Future<?> loaded =
          laboratory.submit(
              () -> {
                load(List.of(secret(message(seenBefore, 2, new Change(0, -1, 1)))), 1);
                for (int report = 1; report < 40; report++) {
                  String name = prefix + "." + report;
                  load(List.of(message(name, 2, new Change(report, -1, 0))), 1);
                  load(List.of(secret(message(name, 2, new Change(report, -1, 1)))), 1);
                  begun.countDown();
                }
                return null;
              });
      begun.await();
      while (!loaded.isDone()) {
        distribute(500);
      }
      loaded.get();
    } finally {
      laboratory.shutdownNow();
    }
    assertThat(got).containsKey(seenBefore);
    assertThat(got.values()).extracting(states -> states.get(0)).containsOnly("{0=0, 1=0}");
  }

  private static LabReport secret(LabReport report) {
    return new LabReport(
        report.sender(),
        report.messageId(),
        report.issuedAt(),
        report.claim(),
        Confidentiality.VERY_RESTRICTED,
        report.orders());
  }

  @Provide
  Arbitrary<List<List<Change>>> nights() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, REPORTS - 1),
                Arbitraries.integers().between(1, 0xFF),
                Arbitraries.integers().between(0, 3))
            .as(Change::new);
    return change.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(1, 8).list().ofSize(REPORTS);
  }

  @Provide
  Arbitrary<Integer> batches() {
    return Arbitraries.of(1, 2, 3, 5, 500);
  }

  private synchronized LabReport message(String report, int size, Change change) {
    minutes++;
    Instant at = LabSamples.ISSUED.plusSeconds(60L * minutes);
    List<LabOrder> orders = new ArrayList<>();
    for (int order = 0; order < size; order++) {
      if (change.names(order)) {
        orders.add(order(report + "-" + order, at, change.value()));
      }
    }
    return new LabReport(
        "LABO|RIVE",
        report + "/" + minutes,
        at,
        LabSamples.claim(),
        Confidentiality.NORMAL,
        orders);
  }

  private static LabOrder order(String number, Instant at, int value) {
    return new LabOrder(
        number,
        "",
        "BILAN",
        "Bilan",
        "F",
        at,
        Optional.of(LabSamples.COLLECTED),
        Optional.empty(),
        PRESCRIBER,
        Renewal.BY_RESULT,
        List.of(LabSamples.loinc("14749-6", Integer.toString(value), "mmol/L")));
  }

  /** Loads messages, so many in a transaction. */
  private void load(List<LabReport> messages, int chunk) throws SQLException {
    for (int from = 0; from < messages.size(); from += chunk) {
      List<Filed<LabReport>> filed = new ArrayList<>();
      for (LabReport one :
          messages.subList(from, Math.min(messages.size(), from + chunk)).stream()
              .filter(message -> !message.orders().isEmpty())
              .toList()) {
        LabReport accepted =
            ((Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(one)).record();
        filed.add(new Filed<>(++deliveries, new Place(1, 1, 0, 10), "labo-a", PATIENT, accepted));
      }
      try (Connection tx = DATABASE.getConnection()) {
        tx.setAutoCommit(false);
        new LabLoader().load(tx, filed);
        tx.commit();
      }
    }
  }

  private void distribute(int batch) throws SQLException, IOException {
    Party party = new Party(PRACTICE, PRACTICE);
    Subscription practice =
        new Subscription(
            PRACTICE, party, Partner.METROPOLITAN_FRANCE, "states", Set.of(PRESCRIBER), false, 0);
    distribution(batch, List.of(practice)).prepare();
    new Courier(DATABASE, Unsealed.SEAL, this::put, CrashPoint.Watch.NONE).deliver();
  }

  private static Distribution distribution(int batch, List<Subscription> subscriptions) {
    return new Distribution(
        DATABASE,
        subscriptions,
        Map.of("states", new StateWriter()),
        partner -> new Party(partner, partner),
        Unsealed.SEAL,
        () -> LocalDate.of(2026, 3, 3),
        CrashPoint.Watch.NONE,
        new Distribution.Pace(batch, 2));
  }

  private void put(String partner, String fileName, byte[] content) {
    String[] cells = new String(content, StandardCharsets.UTF_8).split("!");
    got.computeIfAbsent(cells[0], report -> Collections.synchronizedList(new ArrayList<>()))
        .add(cells[1]);
  }

  /** Writes the name of a report and its orders with their values. */
  private static final class StateWriter implements ReportWriter {
    @Override
    public String code() {
      return "states";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport outgoing, OutputStream out) throws IOException {
      Map<Integer, String> state = new TreeMap<>();
      String report = "";
      for (LabOrder order : outgoing.report().orders()) {
        String[] number = order.number().split("-");
        report = number[0];
        state.put(Integer.valueOf(number[1]), order.results().get(0).original());
      }
      out.write((report + "!" + state).getBytes(StandardCharsets.UTF_8));
    }
  }
}
