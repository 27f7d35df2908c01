package org.estuaire;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Reading;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.person.Claim;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a log, an exception or a debugger does with a record of health data, it learns nothing
 * about a patient. Every record of the areas that hold such data is filled with values that would
 * be recognised.
 */
class SilentRecordsTest {

  private static final String CANARY = "CANARI";
  private static final BigDecimal AMOUNT = new BigDecimal("98765.4321");
  private static final LocalDate DAY = LocalDate.of(1931, 7, 13);

  private static final Set<Class<?>> GENERIC =
      Set.of(Optional.class, List.class, Set.class, Map.class);

  /** A finding keeps its sender's value; its field and arguments name columns and rules. */
  private static final Map<Class<?>, Object> PLAIN =
      Map.ofEntries(
          entry(String.class, CANARY),
          entry(Object.class, CANARY),
          entry(Path.class, Path.of(CANARY)),
          entry(BigDecimal.class, AMOUNT),
          entry(LocalDate.class, DAY),
          entry(byte[].class, CANARY.getBytes(StandardCharsets.UTF_8)),
          entry(Finding.class, Finding.of(DeliveryFinding.UNREADABLE).quoting(CANARY)),
          entry(FindingCode.class, DeliveryFinding.UNREADABLE),
          entry(Instant.class, Instant.EPOCH),
          entry(OptionalInt.class, OptionalInt.of(1)),
          entry(UUID.class, new UUID(0, 1)),
          entry(DocumentContent.class, DocumentContent.of(CANARY.getBytes(StandardCharsets.UTF_8))),
          entry(Charset.class, StandardCharsets.UTF_8),
          entry(Reading.class, new Reading(StandardCharsets.UTF_8, Map.of())),
          entry(Integer.class, 1),
          entry(Long.class, 1L),
          entry(boolean.class, false),
          entry(char.class, 'A'),
          entry(int.class, 1),
          entry(long.class, 1L),
          entry(float.class, 1f),
          entry(double.class, 1.0));

  /** Configuration, codes and counts: what these say concerns nobody. */
  private static final Set<String> SPEAKING =
      Set.of(
          "billing.IdentitySource",
          "billing.rsf.RsfField",
          "delimited.CellType",
          "delimited.Mapping",
          "delimited.MappingReading",
          "delimited.RecordSchema",
          "delimited.RowReader$Placed",
          "delimited.Vocabulary",
          "delimited.proposal.HeadingWords$Understood",
          "exchange.AgreedSeverities",
          "social.AwaitingLoader$Awaited",
          "social.DoubleBenefits",
          "exchange.FindingRule",
          "exchange.FullFiles",
          "social.full.ClosureRegister",
          "social.full.Closures",
          "social.full.FullFile",
          "social.full.RightsTable",
          "exchange.MailAccess",
          "exchange.MailAccess$MailServer",
          "exchange.MllpAccess",
          "exchange.Partner",
          "exchange.PullAccess",
          "exchange.Reading",
          "exchange.ResultsWanted",
          "exchange.SummaryWanted",
          "exchange.SealedPlace",
          "exchange.ServerAccess",
          "exchange.Wording$Source",
          "exchange.landing.FileState",
          "exchange.receipt.ReceiptName",
          "exchange.receipt.Receipts$Written",
          "exchange.view.BrokenSeal",
          "exchange.view.LedgerCounts$Count",
          "exchange.view.NightFigures",
          "exchange.view.Quarantine$Reason",
          "exchange.view.ResultBalance",
          "exchange.view.Sql",
          "exchange.view.Status",
          "exchange.view.TableInUse",
          "exchange.view.Trace$LeftOutResults",
          "exchange.view.Trouble",
          "exchange.view.WaitingPractice",
          "identity.feed.pam.Trigger",
          "lab.model.OutgoingReport$Party",
          "identity.indicators.Indicator",
          "identity.matching.MatchSettings",
          "identity.reconcile.PersonLinks$Move",
          "identity.review.ReviewCase$Part",
          "identity.review.ReviewCase$PastDecision",
          "identity.review.ReviewCase$Score",
          "identity.review.ReviewList$Wanted",
          "person.trust.StatedCode",
          "lab.reading.Census$Item",
          "lab.model.Spot",
          "lab.codes.CodesToAsk",
          "lab.rules.UnitDecision",
          "lab.rules.UnitDecisions$Pair",
          "lab.cda.ElementPlaces$OfResult",
          "lab.distribution.HiddenOrders$Sent",
          "lab.distribution.SendingView",
          "lab.distribution.Subscription",
          "lab.fhir.PathPlaces$OfResult",
          "lab.hl7.Hl7Acknowledgement",
          "lab.hl7.SegmentPlaces",
          "lab.hprim.sante.SegmentPlaces",
          "lab.trend.ComparableAnalyte",
          "social.ApaScale$Bound",
          "social.ApaScale$Gap$Before",
          "social.ApaScale$Gap$Since");

  /** Texts that concern nobody in whatever record they are. */
  private static final Set<String> TOLD =
      Set.of("partner", "domain", "sha256", "recordType", "format", "before", "rule", "field");

  /** Where records of persons, results, rights and invoices live, raw or read. */
  private static final List<String> AREAS =
      List.of(
          "person",
          "fhir",
          "hl7v2",
          "identity",
          "lab",
          "social",
          "overview",
          "billing",
          "delimited",
          "exchange");

  static Stream<Class<?>> records() throws Exception {
    Path classes = Path.of(Claim.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return AREAS.stream()
        .flatMap(area -> files(classes.resolve("org/estuaire").resolve(area)))
        .map(file -> classes.relativize(file).toString())
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .filter(name -> !isSpeaking(name))
        .map(SilentRecordsTest::load)
        .filter(Class::isRecord);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordPrintsNoneOfItsContent(Class<?> type) throws ReflectiveOperationException {
    assertThat(filled(type).toString())
        .doesNotContain(
            CANARY,
            AMOUNT.toPlainString(),
            DAY.toString(),
            Arrays.toString(CANARY.getBytes(StandardCharsets.UTF_8)));
  }

  private static Object filled(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = filling(components[i], type);
    }
    return constructor.newInstance(values);
  }

  private static Object filling(RecordComponent component, Class<?> owner)
      throws ReflectiveOperationException {
    if (component.getGenericType().getTypeName().contains("<" + owner.getName() + ">")) {
      // One level of a tree is enough.
      return List.of();
    }
    return component.getType() == String.class && TOLD.contains(component.getName())
        ? "…"
        : value(component.getGenericType(), component.getType());
  }

  private static Object value(Type stated, Class<?> type) throws ReflectiveOperationException {
    if (stated instanceof TypeVariable) {
      // One of the records that are tested themselves.
      return "…";
    }
    if (stated instanceof ParameterizedType generic && GENERIC.contains(type)) {
      return holding(generic.getActualTypeArguments(), type);
    }
    if (type.isRecord() && type != Finding.class) {
      return isSpeaking(type.getName()) ? PLAIN.get(type) : filled(type);
    }
    if (type.isSealed()) {
      return value(type.getPermittedSubclasses()[0], type.getPermittedSubclasses()[0]);
    }
    return type.isEnum() ? type.getEnumConstants()[0] : PLAIN.get(type);
  }

  private static Object holding(Type[] arguments, Class<?> type)
      throws ReflectiveOperationException {
    Type last = arguments[arguments.length - 1];
    Optional<Object> content = Optional.ofNullable(value(last, raw(last)));
    if (type == Optional.class) {
      return content;
    }
    if (type == Map.class) {
      Optional<Object> key = Optional.ofNullable(value(arguments[0], raw(arguments[0])));
      return content.flatMap(held -> key.map(k -> Map.of(k, held))).orElse(Map.of());
    }
    return type == Set.class
        ? content.stream().collect(Collectors.toSet())
        : content.stream().toList();
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Void.class;
  }

  private static boolean isSpeaking(String name) {
    return SPEAKING.stream()
        .map(speaking -> "org.estuaire." + speaking)
        .anyMatch(speaking -> name.equals(speaking) || name.startsWith(speaking + "$"));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".class")).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
