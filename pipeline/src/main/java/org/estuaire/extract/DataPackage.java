package org.estuaire.extract;

import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.estuaire.extract.DatasetFile.Written;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code datapackage.json} (Data Package, tabular profile): what the files are, their hashes, and
 * under which request, key and rules of disclosure they were made. Holds no exact small count.
 */
final class DataPackage {

  static final String FILE = "datapackage.json";

  /** The same bytes on every system. */
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private static final List<String> MARKS_OF_ABSENCE = List.of("", SuppressedTable.HIDDEN);

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Study study;
  private final StudyKey key;
  private final FollowUpResult result;
  private final List<FollowUpVariable> variables;

  DataPackage(Study study, StudyKey key, FollowUpResult result, List<FollowUpVariable> variables) {
    this.study = study;
    this.key = key;
    this.result = result;
    this.variables = variables;
  }

  /**
   * @param files those that lie beside it
   */
  String json(List<Written> files) throws SQLException {
    ObjectNode root = mapper.createObjectNode();
    root.put("name", study.id());
    root.put("id", study.id() + ":" + study.version() + ":" + key.fingerprint());
    root.put("title", study.title());
    root.put("version", String.valueOf(study.version()));
    root.put("created", created());
    root.put("profile", "tabular-data-package");
    terms(root.putObject("x-terms"));
    ArrayNode resources = root.putArray("resources");
    files.forEach(file -> resource(resources.addObject(), file));
    root.put("x-keyFingerprint", key.fingerprint());
    cohort(root.putObject("x-cohort"));
    ObjectNode counts = root.putObject("x-counts");
    counts.put("loaded", result.flow().shownLoaded());
    counts.put("eligible", result.flow().shownEligible());
    counts.put("delivered", result.flow().shown(Fate.DELIVERED));
    ObjectNode suppression = root.putObject("x-suppression");
    suppression.put("mark", SuppressedTable.HIDDEN);
    suppression.put("tablesBelow", study.smallCells().tables());
    suppression.put("complementary", true);
    suppression.put("rowsBelow", study.smallCells().rows());
    return mapper.writer().with(PRINTER).writeValueAsString(root) + "\n";
  }

  /** Of the data, not of the clock: the same data give the same bytes. */
  private String created() throws SQLException {
    return result
        .asOf()
        .orElse(study.period().to().atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC))
        .toString();
  }

  private void terms(ObjectNode terms) {
    terms.put("controller", study.controller());
    terms.put("legalBasis", word(study.legalBasis()));
    terms.put("registerNumber", study.registerNumber());
    terms.put("purpose", study.purpose());
    terms.put("question", study.question());
    study.recipients().forEach(terms.putArray("recipients")::add);
    terms.put("retainedUntil", study.retainedUntil().toString());
    terms.put("opposition", word(study.opposition()));
    ArrayNode approvals = terms.putArray("approvals");
    for (Study.Approval approval : study.approvals()) {
      ObjectNode node = approvals.addObject();
      node.put("office", approval.office());
      node.put("on", approval.on().toString());
    }
  }

  private void cohort(ObjectNode cohort) {
    cohort.put("from", study.period().from().toString());
    cohort.put("to", study.period().to().toString());
    cohort.put("minimumAge", study.cohort().minimumAge());
    ArrayNode conditions = cohort.putArray("anyOf");
    for (Study.Condition condition : study.cohort().conditions()) {
      ObjectNode node = conditions.addObject();
      node.put("analyte", condition.analyte());
      node.put("results", condition.results());
      node.put("withinMonths", condition.withinMonths());
      condition.below().ifPresent(limit -> node.put("below", limit.toPlainString()));
    }
  }

  private void resource(ObjectNode node, Written file) {
    node.put("name", file.name().replace(".csv", "").replace('_', '-'));
    node.put("path", file.name());
    node.put("profile", "tabular-data-resource");
    node.put("format", "csv");
    node.put("mediatype", "text/csv");
    node.put("encoding", "utf-8");
    node.put("bytes", file.bytes());
    node.put("hash", "sha256:" + file.sha256());
    ObjectNode dialect = node.putObject("dialect");
    dialect.put("delimiter", ";");
    dialect.put("lineTerminator", "\r\n");
    dialect.put("header", true);
    schema(node.putObject("schema"), file.name());
  }

  private void schema(ObjectNode schema, String file) {
    ArrayNode fields = schema.putArray("fields");
    switch (file) {
      case FollowUpFiles.DATA -> data(schema, fields);
      case SummaryTable.FILE -> plain(fields, SummaryTable.HEADER, 2);
      case FollowUpFiles.FLOW -> plain(fields, FollowUpFiles.FLOW_HEADER, 2);
      default ->
          plain(fields, FollowUpFiles.DICTIONARY_HEADER, FollowUpFiles.DICTIONARY_HEADER.size());
    }
    MARKS_OF_ABSENCE.forEach(schema.putArray("missingValues")::add);
  }

  private void data(ObjectNode schema, ArrayNode fields) {
    for (FollowUpVariable variable : variables) {
      ObjectNode field = fields.addObject();
      field.put("name", variable.column());
      field.put("type", word(variable.type()));
      field.put("title", variable.title());
      field.put("description", variable.description());
      constraints(field.putObject("constraints"), variable);
    }
    ArrayNode primaryKey = schema.putArray("primaryKey");
    FollowUpVariable.keys().forEach(variable -> primaryKey.add(variable.column()));
  }

  private void constraints(ObjectNode constraints, FollowUpVariable variable) {
    constraints.put("required", variable.isKey());
    switch (variable) {
      case PSEUDONYM, LABORATORY -> constraints.put("pattern", "[0-9A-HJKMNP-TV-Z]{26}");
      case QUARTER -> constraints.put("pattern", "[0-9]{4}-T[1-4]");
      case SEX -> constraints.putArray("enum").add("M").add("F").add("U");
      case IN_RANGE -> constraints.putArray("enum").add("O").add("N");
      case ANALYTE -> {
        ArrayNode names = constraints.putArray("enum");
        study.analytes().forEach(analyte -> names.add(analyte.name()));
      }
      case RESULTS -> constraints.put("minimum", 1);
      default -> {
        // The description says it.
      }
    }
  }

  /** Fields of the smaller files: texts first, then numbers. */
  private static void plain(ArrayNode fields, List<String> names, int texts) {
    for (int i = 0; i < names.size(); i++) {
      ObjectNode field = fields.addObject();
      field.put("name", names.get(i));
      field.put("type", i < texts ? "string" : "number");
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
