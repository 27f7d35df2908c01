package org.estuaire.delimited;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a record type, whatever the columns of a sender are called.
 *
 * @param recordType name in mapping files, for example {@code apa}
 * @param words how senders call them; none where a type has no such file
 */
public record RecordSchema(String recordType, List<Field> fields, Vocabulary words) {

  public RecordSchema {
    fields = List.copyOf(fields);
  }

  public RecordSchema(String recordType, List<Field> fields) {
    this(recordType, fields, Vocabulary.NONE);
  }

  /**
   * The same with the words of senders, and with the meaning of each code.
   *
   * @param schema the class beside which the file {@code TYPE-words.csv} stands
   */
  public RecordSchema describedBeside(Class<?> schema) {
    Vocabulary known = Vocabulary.beside(schema, recordType);
    return new RecordSchema(
        recordType, fields.stream().map(field -> described(field, known)).toList(), known);
  }

  private static Field described(Field field, Vocabulary words) {
    if (!(field.type() instanceof CellType.Code code)) {
      return field;
    }
    Map<String, String> meanings = new HashMap<>();
    code.codes()
        .forEach(
            one ->
                words.meaning(field.name(), one).ifPresent(meaning -> meanings.put(one, meaning)));
    return new Field(field.name(), new CellType.Code(code.codes(), meanings), field.required());
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
