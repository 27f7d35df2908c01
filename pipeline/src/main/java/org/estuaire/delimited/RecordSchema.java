package org.estuaire.delimited;

import java.util.List;
import java.util.Optional;

/**
 * The fields of a record type, whatever the columns of a sender are called.
 *
 * @param recordType name in mapping files, for example {@code apa}
 */
public record RecordSchema(String recordType, List<Field> fields) {

  public RecordSchema {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name canonical name, for example {@code DATE_DECISION}
   * @param required whether a record without it means nothing
   */
  public record Field(String name, CellType type, boolean required) {

    public static Field required(String name, CellType type) {
      return new Field(name, type, true);
    }

    public static Field optional(String name, CellType type) {
      return new Field(name, type, false);
    }
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
