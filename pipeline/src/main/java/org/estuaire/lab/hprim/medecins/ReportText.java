package org.estuaire.lab.hprim.medecins;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.FrenchUnitNames;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.lab.reading.Said;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * The part of a dossier that a practitioner reads: French, in columns of fixed width, results with
 * earlier ones beside them.
 */
final class ReportText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("dd/MM/yy", Locale.ROOT);
  private static final int LABEL = 28;
  private static final String ROW = "%-28s %1s %11s %-11s %-15s %s";

  private final OutgoingReport outgoing;
  private final LabOrder order;
  private final Isolates isolates;

  /** Earlier results by the code of their test, the newest first. */
  private final Map<String, List<LabResult>> earlier;

  private final List<String> lines = new ArrayList<>();
  private boolean abnormal;

  ReportText(OutgoingReport outgoing, LabOrder order) {
    this.outgoing = outgoing;
    this.order = order;
    this.isolates = Isolates.of(order);
    this.earlier =
        order.results().stream()
            .filter(LabResult::previous)
            .sorted(
                Comparator.comparing(
                    (LabResult other) -> other.observedAt().orElse(Instant.EPOCH),
                    Comparator.reverseOrder()))
            .collect(groupingBy(ResultLines::code));
  }

  static boolean isText(LabResult result) {
    return result.value() instanceof ResultValue.Document document
        && document.mediaType().startsWith("text/plain");
  }

  static List<String> documentLines(LabResult result) {
    ResultValue.Document document = (ResultValue.Document) result.value();
    return new String(document.content().bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  List<String> lines() {
    heading();
    Map<Boolean, List<LabResult>> rows =
        order.results().stream()
            .filter(LabResult::isRow)
            .collect(partitioningBy(row -> row.value() instanceof ResultValue.Document));
    List<LabResult> figures = requireNonNull(rows.get(false));
    if (!figures.isEmpty()) {
      columns();
      figures.forEach(this::result);
      foot();
    }
    requireNonNull(rows.get(true)).forEach(this::document);
    return lines;
  }

  private void heading() {
    Traits person = outgoing.report().claim().traits();
    lines.add("");
    lines.add("COMPTE RENDU D'EXAMENS DE BIOLOGIE MÉDICALE");
    lines.add("");
    lines.add(labelled("Laboratoire", outgoing.laboratory().name()));
    lines.add(labelled("Destinataire", outgoing.recipient().name()));
    lines.add(labelled("Patient", person(person)));
    lines.add(labelled("Dossier", order.number()));
    lines.add(
        labelled(
            "Prélèvement", "du " + DAY.format(HprimMedecinsWriter.day(order, outgoing.zone()))));
    if (!order.label().isBlank()) {
      lines.add(labelled("Examen", order.label()));
    }
    if (outgoing.version() > 1) {
      lines.add("");
      lines.add("Ce compte rendu (envoi n° " + outgoing.version() + ") remplace le précédent.");
    }
    if (outgoing.report().confidentiality() != Confidentiality.NORMAL) {
      lines.add("");
      lines.add("Accès restreint : à ne communiquer qu'aux personnes autorisées.");
    }
    lines.add("");
  }

  private static String labelled(String label, String text) {
    return "%-12s : %s".formatted(label, text);
  }

  private static String person(Traits person) {
    StringBuilder text = new StringBuilder(person.birthName() + " " + person.firstGivenName());
    if (!person.usedName().isEmpty() && !person.usedName().equals(person.birthName())) {
      text.append(", nom utilisé ").append(person.usedName());
    }
    boolean woman = person.sex() == Sex.FEMALE;
    String born = woman ? ", née le " : person.sex() == Sex.MALE ? ", né le " : ", né(e) le ";
    person.birthDate().ifPresent(day -> text.append(born).append(DAY.format(day)));
    return text.toString().strip();
  }

  private void columns() {
    String titles =
        ROW.formatted("Examen", "", "Résultat", "Unité", "Val. usuelles", "Antériorité");
    lines.add(titles.stripTrailing());
    lines.add("-".repeat(titles.length() + 8));
  }

  private void result(LabResult result) {
    Said shown = Said.of(result);
    Optional<String> instead = ResultLines.insteadOfValue(result);
    List<LabResult> before = earlier.getOrDefault(ResultLines.code(result), List.of());
    String unit = FrenchUnitNames.of(shown.unit());
    if (instead.isPresent() || !isShort(shown.value())) {
      lines.add(isolates.label(result, outgoing.zone()));
      instead
          .map(String::lines)
          .orElseGet(() -> ResultLines.plain(shown.value()).lines())
          .forEach(line -> lines.add("    " + line));
    } else {
      String mark = isAbnormal(result) ? "*" : "";
      abnormal |= !mark.isEmpty();
      String newest = before.isEmpty() ? "" : earlier(before.get(0), shown.unit());
      row(
          isolates.label(result, outgoing.zone()),
          mark,
          number(shown.value()),
          unit,
          range(shown.range()),
          newest);
      furtherRows(result, before.stream().skip(1).map(e -> earlier(e, shown.unit())).toList());
    }
    below(result);
  }

  /** The figure in its second unit and older results, side by side. */
  private void furtherRows(LabResult result, List<String> older) {
    Said said = Said.of(result);
    Optional<Measure> second =
        ResultLines.second(result, said).filter(measure -> !looksAlike(said, measure));
    List<String> rest = new ArrayList<>(older);
    if (second.isPresent()) {
      Measure measure = second.get();
      String figure = "soit " + number(measure.value());
      String unit = FrenchUnitNames.of(measure.unit());
      row("", "", figure, unit, range(measure.range()), rest.isEmpty() ? "" : rest.remove(0));
    }
    rest.forEach(old -> row("", "", "", "", "", old));
  }

  /** Who reads the text sees units by their French names: 10*9/L is G/L here. */
  private static boolean looksAlike(Said said, Measure second) {
    return number(said.value()).equals(number(second.value()))
        && range(said.range()).equals(range(second.range()))
        && FrenchUnitNames.of(said.unit()).equals(FrenchUnitNames.of(second.unit()));
  }

  private void below(LabResult result) {
    String remark = ResultLines.remark(result.status());
    if (!remark.isEmpty()) {
      lines.add("    " + remark);
    }
    if (!result.method().isEmpty()) {
      lines.add("    Méthode : " + result.method());
    }
    result.comment().lines().forEach(line -> lines.add("    " + line));
  }

  /** A label that is too long gets a line of its own, so that the columns hold. */
  private void row(String label, String mark, String value, String unit, String range, String old) {
    if (label.length() > LABEL) {
      lines.add(label);
      row("", mark, value, unit, range, old);
      return;
    }
    lines.add(ROW.formatted(label, mark, value, unit, range, old).stripTrailing());
  }

  private static boolean isShort(ResultValue value) {
    String text = ResultLines.plain(value);
    return text.length() <= 24 && text.lines().count() <= 1;
  }

  /** French readers expect a decimal comma. */
  private static String number(ResultValue value) {
    boolean figure = value instanceof ResultValue.Quantity || value instanceof ResultValue.Ratio;
    String text = ResultLines.plain(value);
    return figure ? text.replace('.', ',') : text;
  }

  private static String range(ReferenceRange range) {
    if (range.low().isPresent() && range.high().isPresent()) {
      return comma(range.low()) + " à " + comma(range.high());
    }
    if (range.low().isPresent()) {
      return "sup. à " + comma(range.low());
    }
    return range.high().isPresent() ? "inf. à " + comma(range.high()) : range.text();
  }

  private static String comma(Optional<BigDecimal> bound) {
    return bound.orElseThrow().toPlainString().replace('.', ',');
  }

  /** Only what the laboratory flagged: flags are never recomputed. */
  private static boolean isAbnormal(LabResult result) {
    return !result.flags().isEmpty() && !result.flags().equals("N");
  }

  private String earlier(LabResult other, String unit) {
    Said shown = Said.of(other);
    String name = shown.unit().equals(unit) ? "" : " " + FrenchUnitNames.of(shown.unit());
    String day =
        other
            .observedAt()
            .map(at -> " (" + SHORT_DAY.format(at.atZone(outgoing.zone())) + ")")
            .orElse("");
    return number(shown.value()) + name + day;
  }

  private void foot() {
    lines.add("");
    if (abnormal) {
      lines.add("* : signalé par le laboratoire comme anormal.");
      lines.add("");
    }
  }

  private void document(LabResult result) {
    ResultValue.Document document = (ResultValue.Document) result.value();
    String title = document.title().isEmpty() ? result.coding().label() : document.title();
    lines.add("");
    lines.add(title);
    lines.add("");
    if (isText(result)) {
      lines.addAll(documentLines(result));
    } else {
      lines.add(
          "[Document "
              + document.mediaType()
              + " : ce format ne peut pas le transmettre ;"
              + " demandez-le au laboratoire.]");
    }
  }
}
