package org.estuaire.jobs.cli.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;
import org.estuaire.delimited.proposal.Choice;
import org.estuaire.delimited.proposal.Proposal;
import org.estuaire.delimited.proposal.ProposalYaml;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.InstalledRecordTypes;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "propose",
    description =
        "Reads a sample and writes a mapping: which column is which field. What is doubtful stays a"
            + " question.")
final class ProposeMappingCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "the sample: CSV, TSV or .xlsx")
  private Path file;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "what a row is, for example apa (default: the type that knows most columns)")
  private String type;

  @Option(names = "--out", paramLabel = "FILE", description = "the mapping (default: shown)")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Output output = Output.standard(options);
    InputFiles.demand(List.of(file));
    if (out != null && Files.exists(out)) {
      throw new FileAlreadyExistsException(out.toString());
    }
    List<RecordSchema> schemas = schemas();
    Sample sample;
    try (InputStream content = Files.newInputStream(file)) {
      sample = Sample.read(content);
    } catch (DeliveryRefused refused) {
      Finding why = refused.finding();
      output.onErrors().line(why.code().code() + "  " + why.message(options.language()));
      output.onErrors().line("    " + why.remedy(options.language()));
      return ExitCode.REFUSED;
    }
    Optional<Proposal> proposal =
        schemas.stream()
            .map(schema -> Proposal.of(schema, sample))
            .max(Comparator.comparingInt(Proposal::chosen));
    if (proposal.isEmpty() || type.isEmpty() && proposal.get().chosen() == 0) {
      output.onErrors().say(SourceWord.TYPE_UNSURE, names(schemas));
      return ExitCode.NOT_FOUND;
    }
    return answer(proposal.get(), output);
  }

  /** {@code social.apa} names the lane besides. */
  private List<RecordSchema> schemas() {
    List<RecordSchema> known =
        InstalledRecordTypes.mapped().stream().map(MappedRecordType::schema).toList();
    List<RecordSchema> meant =
        known.stream()
            .filter(
                schema ->
                    type.isEmpty()
                        ? !schema.words().headings().isEmpty()
                        : schema.recordType().equals(type.substring(type.lastIndexOf('.') + 1)))
            .toList();
    if (meant.isEmpty()) {
      throw new Misuse(
          command,
          "Type inconnu ; types : " + names(known),
          "Unknown type; types: " + names(known));
    }
    return meant;
  }

  private static String names(List<RecordSchema> schemas) {
    return String.join(", ", schemas.stream().map(RecordSchema::recordType).toList());
  }

  private Integer answer(Proposal proposal, Output output) throws IOException {
    String yaml = ProposalYaml.of(proposal, options.language());
    if (out != null) {
      Files.writeString(out, yaml);
    }
    if (options.json()) {
      output.json(json(proposal, yaml));
      return ExitCode.OK;
    }
    if (out == null) {
      output.line(yaml.stripTrailing());
    } else {
      output.say(
          SourceWord.MAPPING_PROPOSED,
          out,
          proposal.chosen(),
          proposal.choices().size(),
          proposal.missing().size());
    }
    return ExitCode.OK;
  }

  private Map<String, Object> json(Proposal proposal, String yaml) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("record", proposal.schema().recordType());
    json.put("columns", proposal.choices().stream().map(ProposeMappingCommand::column).toList());
    json.put("missing", proposal.missing());
    json.put("fallbacks", proposal.fallbacks());
    json.put("yaml", yaml);
    return json;
  }

  private static Map<String, Object> column(Choice choice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("column", choice.column());
    if (choice.answer() instanceof Choice.Chosen chosen) {
      json.put("field", chosen.field());
      json.put("confidence", chosen.confidence());
      json.put("codes", chosen.form().codes());
    } else {
      Choice.Asked asked = (Choice.Asked) choice.answer();
      json.put("field", "");
      json.put("question", asked.question());
      json.put("perhaps", asked.fields());
    }
    json.put("filled", choice.filled());
    json.put("patterns", choice.patterns());
    return json;
  }
}
