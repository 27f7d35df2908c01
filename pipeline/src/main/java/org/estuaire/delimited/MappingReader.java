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
    Optional<Mapping> mapping =
        YamlFile.read(file, mistakes).flatMap(root -> new MappingBlock(root, schemas).read());
    return mistakes.none() && mapping.isPresent()
        ? new MappingReading.Valid(mapping.get())
        : new MappingReading.Invalid(mistakes.sorted());
  }
}
