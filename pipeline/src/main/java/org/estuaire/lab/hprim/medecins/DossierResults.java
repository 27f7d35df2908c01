package org.estuaire.lab.hprim.medecins;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/**
 * The results of a dossier: its lines RES with the lines TEX about them, or, where it has none, its
 * text as a document.
 *
 * <p>The sub-identifier of a result is the day of the examination, followed by a rank where the
 * dossier gives the same code again: laboratories use the number of a dossier again another year,
 * and a correction concerns the result of its day. A rank means nothing in a dossier that holds
 * only some of the results of a code: their labels tell which are meant, and stand with them for
 * the specimen, which the format does not know.
 */
final class DossierResults {

  /** LOINC: laboratory report. */
  static final Coding REPORT = Coding.loinc("11502-2", "Compte rendu");

  static final String PLAIN_TEXT = "text/plain; charset=utf-8";

  private static final int MOST_RESULTS = 5_000;

  private final LocalDate examined;
  private final Instant observedAt;
  private final Remarks remarks;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> before = new ArrayList<>(0);

  DossierResults(LocalDate examined, Instant observedAt, Remarks remarks) {
    this.examined = examined;
    this.observedAt = observedAt;
    this.remarks = remarks;
  }

  /** A line RES with what is said about it. */
  private record Block(ResultLine line, List<String> comments) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Block[…]";
    }
  }

  /**
   * @param body index of the first line after the header
   * @throws DossierRefused when there is nothing to read, or too much
   */
  List<LabResult> read(Zones zones, int body) {
    for (int i = zones.results(); i < zones.all().size(); i++) {
      take(zones.all().get(i), i);
    }
    if (blocks.isEmpty()) {
      return List.of(document(zones.all().subList(body, zones.results())));
    }
    return results();
  }

  private void take(String raw, int index) {
    String line = raw.strip();
    if (line.isEmpty() || Markers.isResults(line)) {
      return;
    }
    if (Markers.isResult(line)) {
      if (blocks.size() == MOST_RESULTS) {
        throw new DossierRefused(
            Finding.of(MedecinsFinding.TOO_MANY_RESULTS, Integer.toString(MOST_RESULTS))
                .atLine(remarks.line(index)));
      }
      if (!ResultLine.saysAnything(line)) {
        return;
      }
      blocks.add(new Block(ResultLine.of(line, remarks.line(index), remarks), new ArrayList<>(0)));
      return;
    }
    String comment = line;
    if (Markers.isText(line)) {
      comment = line.substring(Math.min(line.length(), Markers.TEXT.length() + 1));
    } else {
      remarks.add(Finding.of(MedecinsFinding.STRAY_LINE).atLine(remarks.line(index)));
    }
    List<String> comments = blocks.isEmpty() ? before : last(blocks).comments();
    comments.add(DisplayText.of(comment).stripTrailing());
  }

  private static Block last(List<Block> blocks) {
    return blocks.get(blocks.size() - 1);
  }

  private List<LabResult> results() {
    List<LabResult> results = new ArrayList<>(blocks.size());
    Map<String, Integer> ranks = new HashMap<>();
    Optional<Instant> observed = Optional.of(observedAt);
    ResultReader reader = new ResultReader(remarks);
    List<List<String>> comments = comments();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Coding coding = reader.coding(block.line());
      int rank = ranks.merge(coding.code(), 1, Integer::sum);
      results.add(
          reader
              .read(block.line(), coding, subId(rank), observed, text(comments.get(i)))
              .measuredIn(coding.label()));
    }
    return results;
  }

  private List<List<String>> comments() {
    List<List<String>> spans = new ArrayList<>(blocks.size() + 1);
    spans.add(before);
    blocks.forEach(block -> spans.add(block.comments()));
    List<String> labels =
        blocks.stream().map(block -> DisplayText.of(block.line().raw(ResultLine.LABEL))).toList();
    return NamedLines.of(labels, spans);
  }

  private String subId(int rank) {
    return rank == 1 ? examined.toString() : examined + "/" + rank;
  }

  /** Comments without the empty lines around them. */
  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : stripped(String.join("\n", lines));
  }

  /** Empty lines before and after don't count; the blanks that make columns do. */
  private static String stripped(String text) {
    int from = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      from = text.charAt(i) == '\n' ? i + 1 : from;
    }
    return text.substring(from).stripTrailing();
  }

  private LabResult document(List<String> body) {
    List<String> lines = new ArrayList<>(body.size() + before.size());
    body.forEach(line -> lines.add(DisplayText.of(line).stripTrailing()));
    lines.addAll(before);
    String text = stripped(String.join("\n", lines));
    if (text.isEmpty()) {
      throw new DossierRefused(
          Finding.of(MedecinsFinding.EMPTY_DOSSIER).atLine(remarks.firstLine()));
    }
    ResultValue content =
        new ResultValue.Document(
            PLAIN_TEXT, REPORT.label(), DocumentContent.of(text.getBytes(StandardCharsets.UTF_8)));
    return new LabResult(
        REPORT,
        examined.toString(),
        ResultStatus.FINAL,
        new Measure(content, "", "", ReferenceRange.NONE),
        Optional.empty(),
        "",
        Optional.of(observedAt),
        false,
        "",
        "",
        Optional.empty());
  }
}
