package org.estuaire.delimited;

import java.util.List;
import java.util.Map;

/**
 * A row by which a mapping is tested.
 *
 * @param line of the example in the mapping file
 * @param row the cells of a file, by heading; columns that are not named are empty
 * @param gives what fields then hold, in the writing of the file's examples
 * @param finds the codes of what is found in the row; empty where nothing may be
 */
public record MappingExample(
    int line, Map<String, String> row, Map<String, String> gives, List<String> finds) {

  public MappingExample {
    row = Map.copyOf(row);
    gives = Map.copyOf(gives);
    finds = List.copyOf(finds);
  }

  /** Without the cells: an example may have been copied from a file. */
  @Override
  public String toString() {
    return "MappingExample[line " + line + "]";
  }
}
