package org.estuaire.lab.hprim.sante;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.bytes.StrictText;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.lab.reading.Said;

/**
 * Writes the results of one order: the normalised value with LOINC and UCUM where there is one,
 * else the value as sent. The laboratory's own code is the second coding, its own words a comment «
 * Valeur du laboratoire : … »; a second unit that it gave itself is « Soit … ».
 */
final class ResultRows {

  private static final String WITHDRAWN = "Résultat annulé par le laboratoire";
  private static final Duration OLDER = Duration.ofDays(1);

  private final LabOrder order;
  private final ZoneId zone;
  private final Isolates isolates;
  private final Set<List<String>> written;
  private final Map<LabResult, String> subIds = new IdentityHashMap<>();
  private final Map<List<String>, String> subIdsOfTests = new HashMap<>();
  private int results;

  /**
   * @param zone where the clocks of its readers stand
   * @param written what the orders before have taken: number, code and sub-identifier
   */
  ResultRows(LabOrder order, ZoneId zone, Set<List<String>> written) {
    this.order = order;
    this.zone = zone;
    this.written = written;
    this.isolates = Isolates.of(order);
    order.results().stream().filter(result -> !result.previous()).forEach(this::number);
  }

  private void number(LabResult result) {
    String subId = subId(result, result.normalised().map(Normalised::loinc).orElse(""));
    subIds.put(result, subId);
    subIdsOfTests.putIfAbsent(test(result), subId);
  }

  private static List<String> test(LabResult result) {
    return List.of(result.keyCode(), flat(result));
  }

  /**
   * Comments on the order: earlier results that OBX can't tell from new ones, because their date is
   * missing or too near.
   */
  List<Row> beforeResults() {
    List<Row> comments = new ArrayList<>();
    for (LabResult result : order.results()) {
      if (result.previous() && !isOlder(result)) {
        comment(
            "Antériorité : "
                + result.coding().label()
                + " "
                + result.original()
                + " "
                + result.unit(),
            comments);
      }
    }
    return comments;
  }

  private boolean isOlder(LabResult result) {
    return result.observedAt().isPresent()
        && order.collectedAt().isPresent()
        && result.observedAt().get().isBefore(order.collectedAt().get().minus(OLDER));
  }

  /** OBX and its comments. */
  List<Row> of(LabResult result) {
    if (result.previous() && !isOlder(result)) {
      return List.of();
    }
    Normalised made =
        result.normalised().orElseGet(() -> new Normalised("", "", result.value(), result.range()));
    Row obx = new Row("OBX").raw(2, Integer.toString(++results));
    coding(result, made.loinc(), obx);
    // An earlier result is one of the test that bears its sub-identifier.
    obx.at(
        5,
        result.previous()
            ? subIdsOfTests.getOrDefault(test(result), result.subId())
            : requireNonNull(subIds.get(result)));
    boolean withdrawn =
        result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG;
    if (withdrawn) {
      obx.raw(3, "TX").at(6, WITHDRAWN);
    } else if (result.status().carriesValue()) {
      Said said = Said.of(result);
      value(said.value(), obx);
      measure(result, said, obx);
    } else {
      obx.raw(3, "ST");
    }
    obx.raw(12, status(result.status()));
    result
        .observedAt()
        .filter(at -> order.collectedAt().filter(at::equals).isEmpty())
        .ifPresent(at -> obx.raw(15, HprimTime.write(at, zone)));
    List<Row> rows = new ArrayList<>(List.of(obx));
    if (result.status().carriesValue()) {
      rows.addAll(comments(result));
    }
    return rows;
  }

  /**
   * Two codes of the laboratory may be one LOINC code (the same test in two units): then its own
   * code tells them apart.
   */
  private String subId(LabResult result, String loinc) {
    String code = loinc.isEmpty() ? result.keyCode() : loinc;
    String subId = flat(result);
    if (!written.add(List.of(order.number(), code, subId))) {
      String apart = (subId.isEmpty() ? "" : subId + "-") + result.keyCode();
      subId = apart;
      for (int rank = 2; !written.add(List.of(order.number(), code, subId)); rank++) {
        subId = apart + "-" + rank;
      }
    }
    return subId;
  }

  /** The isolate is told by the sub-identifier: {@code 1} or {@code 1.2} is about {@code 1}. */
  private static String flat(LabResult result) {
    if (result.isolate().isEmpty() || result.subId().isEmpty()) {
      return result.isolate() + result.subId();
    }
    return result.isolate() + "." + result.subId();
  }

  private void coding(LabResult result, String loinc, Row obx) {
    Coding sent = result.coding();
    boolean alternateOnly = sent.code().isEmpty();
    String code = alternateOnly ? sent.alternateCode() : sent.code();
    String system = alternateOnly ? sent.alternateSystem() : sent.system();
    String second = alternateOnly ? "" : sent.alternateCode();
    String secondSystem = alternateOnly ? "" : sent.alternateSystem();
    if (!loinc.isEmpty() && !loinc.equals(code)) {
      second = code;
      secondSystem = system;
      code = loinc;
      system = Coding.LOINC;
    }
    obx.at(
        4,
        code,
        isolates.label(result, zone),
        system.isEmpty() ? "L" : system,
        second,
        "",
        second.isEmpty() ? "" : secondSystem.isEmpty() ? "L" : secondSystem);
  }

  private static String status(ResultStatus status) {
    switch (status) {
      case WRONG:
        return ResultStatus.DELETED.code();
      case PARTIAL:
        return ResultStatus.PRELIMINARY.code();
      default:
        return status.code();
    }
  }

  private static void value(ResultValue value, Row obx) {
    if (value instanceof ResultValue.Quantity quantity) {
      obx.raw(3, "NM").at(6, quantity.comparator() + quantity.number().toPlainString());
    } else if (value instanceof ResultValue.Ratio ratio) {
      obx.raw(3, "ST")
          .at(6, ratio.numerator().toPlainString() + ":" + ratio.denominator().toPlainString());
    } else if (value instanceof ResultValue.Coded coded) {
      obx.raw(3, "CE").at(6, coded.code(), coded.label(), coded.system());
    } else if (value instanceof ResultValue.Text text) {
      obx.raw(3, "TX").lines(6, text.text());
    } else if (value instanceof ResultValue.Document document) {
      obx.raw(3, "TX").lines(6, words(document));
    } else {
      obx.raw(3, "ST");
    }
  }

  /** A text is written out; nothing else fits into this format. */
  private static String words(ResultValue.Document document) {
    if (document.mediaType().startsWith("text/plain")) {
      Optional<String> text =
          StrictText.decode(document.content().bytes(), charset(document.mediaType()));
      if (text.isPresent()) {
        return text.get();
      }
    }
    return "Document « %s » (%s, %d octets) non transmissible dans ce format : à demander au laboratoire"
        .formatted(document.title(), document.mediaType(), document.content().size());
  }

  private static Charset charset(String mediaType) {
    return mediaType.toLowerCase(Locale.ROOT).contains("8859-1")
        ? StandardCharsets.ISO_8859_1
        : StandardCharsets.UTF_8;
  }

  private static void measure(LabResult result, Said said, Row obx) {
    obx.at(7, said.unit());
    obx.at(8, range(said.range()).orElseGet(() -> said.rangeInWords(result)));
    if (!result.flags().isEmpty()) {
      obx.repeated(9, List.of(result.flags().split(" ")));
    }
  }

  /** Empty for a range that is only words. */
  private static Optional<String> range(ReferenceRange range) {
    Optional<String> low = range.low().map(BigDecimal::toPlainString);
    Optional<String> high = range.high().map(BigDecimal::toPlainString);
    return low.isPresent() && high.isPresent()
        ? Optional.of(low.get() + " - " + high.get())
        : low.map(bound -> "> " + bound).or(() -> high.map(bound -> "< " + bound));
  }

  private static List<Row> comments(LabResult result) {
    List<Row> comments = new ArrayList<>();
    Said said = Said.of(result);
    if (!result.method().isEmpty()) {
      comment(Annotations.METHOD + result.method(), comments);
    }
    if (said.differs()) {
      comment(said.line(), comments);
    } else {
      result
          .second()
          .ifPresent(second -> comment(Annotations.SECOND + Said.words(second), comments));
    }
    if (!result.comment().isEmpty()) {
      Stream.of(result.comment().split("\r\n|[\r\n]", -1)).forEach(line -> comment(line, comments));
    }
    return comments;
  }

  private static void comment(String line, List<Row> comments) {
    String rank = Integer.toString(comments.size() + 1);
    comments.add(new Row("C").raw(2, rank).raw(3, "L").at(4, line));
  }
}
