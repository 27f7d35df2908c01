package org.estuaire.delimited;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads mapping files ({@code config/mappings/*.yaml}) against the record types of this program.
 * The YAML is only taken apart, never turned into objects: a mapping file can't make anything run.
 */
public final class MappingReader {

  private static final int LARGEST_FILE = 1 << 20;

  private final List<RecordSchema> schemas;

  /**
   * @param schemas the record types that a mapping file may name
   */
  public MappingReader(List<RecordSchema> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /** Reads a file; finds all of its mistakes at once. */
  public MappingReading read(Path file) {
    List<Finding> mistakes = new ArrayList<>();
    Optional<Mapping> mapping =
        compose(file, mistakes)
            .flatMap(root -> YamlBlock.of(root, file.getFileName().toString(), mistakes::add))
            .flatMap(block -> new MappingBlock(block, schemas).read());
    if (mistakes.isEmpty() && mapping.isPresent()) {
      return new MappingReading.Valid(mapping.get());
    }
    return new MappingReading.Invalid(
        mistakes.stream()
            .sorted(Comparator.comparingLong(Finding::line))
            .map(finding -> new MappingMistake(file, finding))
            .toList());
  }

  private static Optional<Node> compose(Path file, List<Finding> mistakes) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_FILE);
    options.setMaxAliasesForCollections(0);
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root = new Yaml(new SafeConstructor(options)).compose(text);
      if (root == null) {
        mistakes.add(Finding.of(DelimitedFinding.MAPPING_MISSING_KEY, "record").atLine(1));
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      long line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1L;
      mistakes.add(Finding.of(DelimitedFinding.MAPPING_SYNTAX).atLine(line));
    } catch (YAMLException e) {
      mistakes.add(Finding.of(DelimitedFinding.MAPPING_SYNTAX));
    } catch (IOException e) {
      mistakes.add(Finding.of(DelimitedFinding.MAPPING_UNREADABLE));
    }
    return Optional.empty();
  }
}
