package org.estuaire.pathway.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.FollowUp;
import org.estuaire.pathway.Followed;
import org.estuaire.pathway.PathwayWorld;
import org.estuaire.pathway.PathwayWorld.Person;

/**
 * A page is the same, byte for byte, whether what its reader may not see is in the repository or
 * not: neither a figure, nor a date, nor a gap, a curve or a pathway tells of it. What a reader may
 * see is decided here again, in the plainest way.
 */
class NobodyReadsWhatIsHiddenTest {

  private static final PathwayWorld WORLD = new PathwayWorld();
  private static final String READER = "cabinet-x";
  private static final String COLLEAGUE = "cabinet-y";
  private static final Issue ISSUE =
      new Issue(1, 1, PathwayWorld.TODAY, "Cabinet X", "Territoire", "1389999996");
  private static final List<SummaryForm> FORMS =
      List.of(new PageForm(), new PdfForm(), new DocumentForm());

  /** A result; hidden by what was said of it, or by whose it is. */
  private record Order(int analyte, String laboratory, int daysAgo, int tenths, Said said) {
    private String code() {
      return List.of("4548-4", "62238-1", "2823-3").get(analyte);
    }

    private String unit() {
      return List.of("%", "mL/min/{1.73_m2}", "mmol/L").get(analyte);
    }

    private LocalDate on() {
      return PathwayWorld.TODAY.minusDays(daysAgo);
    }

    private String value() {
      return analyte == 1 ? tenths + "" : tenths / 10 + "." + tenths % 10;
    }

    /** Of one order number; two statements about one order would be one order. */
    private String key() {
      return code() + laboratory + daysAgo;
    }
  }

  private enum Said {
    NOTHING(VisibilityStatement.SILENT, true),
    NORMAL(VisibilityStatement.of(Confidentiality.NORMAL), true),
    RESTRICTED(VisibilityStatement.of(Confidentiality.RESTRICTED), false),
    VERY_RESTRICTED(VisibilityStatement.of(Confidentiality.VERY_RESTRICTED), false),
    MASKED(VisibilityStatement.of(Mask.PROFESSIONALS, Word.PUT), false),
    SECRET(VisibilityStatement.of(Mask.SECRET, Word.PUT), false),
    HIDDEN_FROM_THE_PATIENT(VisibilityStatement.of(Mask.PATIENT, Word.PUT), false),
    UNCLEAR(VisibilityStatement.of(Mask.PROFESSIONALS, Word.UNCLEAR), false);

    private final VisibilityStatement words;
    private final boolean open;

    Said(VisibilityStatement words, boolean open) {
      this.words = words;
      this.open = open;
    }
  }

  /** All that was drawn. */
  private record Drawn(
      List<Order> orders,
      Set<String> doubtful,
      boolean right,
      boolean colleague,
      Set<String> reasons,
      Set<String> purposes,
      boolean councilAgreed,
      Set<String> pathways,
      Set<String> enrolled) {

    private boolean isFollowed() {
      return !reasons.isEmpty() && !purposes.contains("diffusion");
    }

    private boolean isInCircle() {
      return isFollowed() && reasons.contains("CIRCLE");
    }

    private boolean seesRights() {
      return isInCircle()
          && councilAgreed
          && !doubtful.contains("cd-x")
          && !purposes.contains("partage-social")
          && !purposes.contains("*");
    }

    private boolean seesCircle() {
      return isInCircle() && !purposes.contains("cercle") && !purposes.contains("*");
    }
  }

  @Property(tries = 40)
  void aPageIsTheSameWhetherThereIsSomethingHiddenOrNot(@ForAll("worlds") Drawn drawn)
      throws Exception {
    Person whole = WORLD.person();
    Person allowed = WORLD.person();
    Set<String> keys = new HashSet<>();
    for (Order order : drawn.orders()) {
      if (keys.add(order.key())) {
        load(whole, order);
        if (order.said().open && !drawn.doubtful().contains(order.laboratory())) {
          load(allowed, order);
        }
      }
    }
    for (String domain : drawn.doubtful()) {
      WORLD.mark(whole, domain, "DOUT");
      WORLD.mark(allowed, domain, "DOUT");
    }
    if (drawn.right()) {
      WORLD.right(whole, 3, LocalDate.of(2025, 9, 17), 31);
      if (drawn.seesRights()) {
        WORLD.right(allowed, 3, LocalDate.of(2025, 9, 17), 31);
      }
    }
    if (drawn.colleague()) {
      WORLD.follow(whole, COLLEAGUE, "CIRCLE");
      if (drawn.seesCircle()) {
        WORLD.follow(allowed, COLLEAGUE, "CIRCLE");
      }
    }
    for (Person person : List.of(whole, allowed)) {
      for (String reason : drawn.reasons()) {
        WORLD.follow(person, READER, reason);
      }
      for (String pathway : drawn.enrolled()) {
        WORLD.enrol(person, READER, pathway);
      }
    }
    for (String purpose : drawn.purposes()) {
      WORLD.object(whole, purpose);
    }
    Optional<Summary> page = page(whole, drawn);
    assertThat(page.isPresent()).isEqualTo(drawn.isFollowed() && page(allowed, drawn).isPresent());
    if (page.isPresent()) {
      Summary other = page(allowed, drawn).orElseThrow();
      for (SummaryForm form : FORMS) {
        byte[] bytes = form.write(page.get(), ISSUE);
        assertThat(bytes).as(form.code()).isEqualTo(form.write(other, ISSUE));
        check(text(form, bytes), drawn);
      }
    }
  }

  /** The plain search as well: values, dates and names of what is hidden. */
  private static void check(String text, Drawn drawn) {
    assertThat(text).doesNotContain("98765", "98 765", "87654", "87 654");
    if (!drawn.seesRights() || !drawn.right()) {
      assertThat(text).doesNotContain("GIR", "17/09/2025", "cd-x", "31 h", "APA");
    }
    if (!drawn.seesCircle()) {
      assertThat(text).doesNotContain(COLLEAGUE);
    }
    for (Order order : drawn.orders()) {
      boolean elsewhere =
          drawn.orders().stream()
              .anyMatch(
                  other ->
                      other.daysAgo() == order.daysAgo()
                          && other.said().open
                          && !drawn.doubtful().contains(other.laboratory()));
      if ((!order.said().open || drawn.doubtful().contains(order.laboratory())) && !elsewhere) {
        assertThat(text).doesNotContain(FrenchWords.day(order.on()));
      }
    }
  }

  private static String text(SummaryForm form, byte[] bytes) throws Exception {
    if (!form.code().equals("pdf")) {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }

  private static Optional<Summary> page(Person person, Drawn drawn) throws Exception {
    Asker asker =
        new Asker(
            READER,
            PathwayWorld.PATHWAYS.values().stream()
                .filter(pathway -> drawn.pathways().contains(pathway.code()))
                .toList(),
            drawn.councilAgreed() ? Set.of("cd-x") : Set.of());
    try (Connection connection = WORLD.database().getConnection()) {
      Optional<Followed> patient =
          new FollowUp(connection, LabSamples.ANALYTES, PathwayWorld.ZONE, PathwayWorld.TODAY)
              .one(asker, person.id());
      if (patient.filter(one -> !one.pathways().isEmpty()).isEmpty()) {
        return Optional.empty();
      }
      return new SummaryReader(
              connection,
              LabSamples.ANALYTES,
              PathwayWorld.PARTNERS,
              PathwayWorld.ZONE,
              PathwayWorld.TODAY)
          .read(asker, List.of(patient.get())).stream().findFirst();
    }
  }

  private static void load(Person person, Order order) throws Exception {
    WORLD.result(
        person,
        order.laboratory(),
        order.code(),
        order.on(),
        order.value(),
        order.unit(),
        order.said().words);
  }

  @Provide
  Arbitrary<Drawn> worlds() {
    Arbitrary<Order> orders =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.of("labo-a", "labo-b"),
                Arbitraries.integers().between(1, 700),
                Arbitraries.integers().between(28, 99),
                Arbitraries.oneOf(
                    Arbitraries.of(Said.NOTHING, Said.NORMAL), Arbitraries.of(Said.class)))
            .as(Order::new);
    return Combinators.combine(
            orders.list().ofMinSize(1).ofMaxSize(7),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Set.<String>of())),
                net.jqwik.api.Tuple.of(
                    1, Arbitraries.of("labo-a", "labo-b", "cd-x").set().ofMaxSize(2))),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(
                Set.of("LIST"), Set.of("CIRCLE"), Set.of("LIST", "CIRCLE"), Set.<String>of()),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Set.<String>of())),
                net.jqwik.api.Tuple.of(
                    2,
                    Arbitraries.of("diffusion", "partage-social", "cercle", "*")
                        .set()
                        .ofMaxSize(2))),
            Arbitraries.of(true, false),
            Arbitraries.of(new ArrayList<>(PathwayWorld.PATHWAYS.keySet())).set().ofMinSize(1))
        .flatAs(
            (results, doubtful, right, colleague, reasons, purposes, agreed, pathways) ->
                Arbitraries.of(new ArrayList<>(PathwayWorld.PATHWAYS.keySet()))
                    .set()
                    .ofMaxSize(2)
                    .map(
                        enrolled ->
                            new Drawn(
                                results,
                                Set.copyOf(doubtful),
                                right,
                                colleague,
                                reasons,
                                Set.copyOf(purposes),
                                agreed,
                                pathways,
                                enrolled)));
  }
}
