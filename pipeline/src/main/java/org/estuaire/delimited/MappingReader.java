package org.estuaire.delimited;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.YamlFile;

/**
 * Reads mapping files ({@code config/mappings/*.yaml}) against the record types of this program.
 */
public final class MappingReader {

  private final List<RecordSchema> schemas;

  /**
   * @param schemas the record types that a mapping file may name
   */
  public MappingReader(List<RecordSchema> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /** Reads a file; finds all of its mistakes at once. */
  public MappingReading read(Path file) {
    Mistakes mistakes = new Mistakes();
    Optional<MappingBlock> block =
        YamlFile.read(file, mistakes).map(root -> new MappingBlock(root, schemas));
    Optional<Mapping> mapping = block.flatMap(MappingBlock::read);
    return mistakes.none() && mapping.isPresent()
        ? new MappingReading.Valid(mapping.get(), block.get().examples())
        : new MappingReading.Invalid(mistakes.sorted());
  }
}
