package org.estuaire.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A column of a {@link Table}, declared once: its name, its type, what a row has in it. Where the
 * name of a type ends in {@code OrNull}, what is empty becomes NULL.
 *
 * @param <R> what a row is made of
 */
public final class Column<R> {

  private static final Set<Object> NOTHING =
      Set.of("", Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), List.of());

  private final String name;
  private final String type;
  private final BiConsumer<BinaryRows, R> writer;
  private final Function<R, Object> said;

  private Column(
      String name, String type, BiConsumer<BinaryRows, R> writer, Function<R, Object> said) {
    this.name = name;
    this.type = type;
    this.writer = writer;
    this.said = said;
  }

  public static <R> Column<R> bigint(String name, ToLongFunction<R> value) {
    return new Column<>(
        name,
        "bigint",
        (rows, row) -> rows.bigint(value.applyAsLong(row)),
        row -> value.applyAsLong(row));
  }

  public static <R> Column<R> bigintOrNull(String name, Function<R, OptionalLong> value) {
    return new Column<>(name, "bigint", (rows, row) -> rows.bigint(value.apply(row)), value::apply);
  }

  public static <R> Column<R> integer(String name, ToIntFunction<R> value) {
    return new Column<>(
        name,
        "integer",
        (rows, row) -> rows.integer(value.applyAsInt(row)),
        row -> value.applyAsInt(row));
  }

  public static <R> Column<R> integerOrNull(String name, Function<R, OptionalInt> value) {
    return new Column<>(
        name, "integer", (rows, row) -> rows.integer(value.apply(row)), value::apply);
  }

  public static <R> Column<R> smallint(String name, ToIntFunction<R> value) {
    return new Column<>(
        name,
        "smallint",
        (rows, row) -> rows.smallint(value.applyAsInt(row)),
        row -> value.applyAsInt(row));
  }

  public static <R> Column<R> smallintOrNull(String name, Function<R, OptionalInt> value) {
    return new Column<>(
        name, "smallint", (rows, row) -> rows.smallint(value.apply(row)), value::apply);
  }

  public static <R> Column<R> bool(String name, Predicate<R> value) {
    return new Column<>(
        name, "boolean", (rows, row) -> rows.bool(value.test(row)), row -> value.test(row));
  }

  public static <R> Column<R> boolOrNull(String name, Function<R, Optional<Boolean>> value) {
    return new Column<>(
        name, "boolean", (rows, row) -> rows.boolOrNull(value.apply(row)), value::apply);
  }

  public static <R> Column<R> text(String name, Function<R, String> value) {
    return new Column<>(name, "text", (rows, row) -> rows.text(value.apply(row)), value::apply);
  }

  public static <R> Column<R> textOrNull(String name, Function<R, String> value) {
    return new Column<>(
        name, "text", (rows, row) -> rows.textOrNull(value.apply(row)), value::apply);
  }

  /**
   * A value of a list, stored by its code: NULL where there is none. To the content it counts by
   * its name, so that a code may change its spelling.
   */
  public static <R, E> Column<R> codeOrNull(
      String name, Function<R, Optional<E>> value, Function<E, String> code) {
    return new Column<>(
        name,
        "text",
        (rows, row) -> rows.textOrNull(value.apply(row).map(code).orElse("")),
        value::apply);
  }

  public static <R> Column<R> texts(String name, Function<R, List<String>> value) {
    return new Column<>(name, "text[]", (rows, row) -> rows.texts(value.apply(row)), value::apply);
  }

  public static <R> Column<R> textsOrNull(String name, Function<R, List<String>> value) {
    return new Column<>(
        name, "text[]", (rows, row) -> rows.textsOrNull(value.apply(row)), value::apply);
  }

  public static <R> Column<R> date(String name, Function<R, LocalDate> value) {
    return new Column<>(name, "date", (rows, row) -> rows.date(value.apply(row)), value::apply);
  }

  public static <R> Column<R> dateOrNull(String name, Function<R, Optional<LocalDate>> value) {
    return new Column<>(name, "date", (rows, row) -> rows.date(value.apply(row)), value::apply);
  }

  public static <R> Column<R> instant(String name, Function<R, Instant> value) {
    return new Column<>(
        name, "timestamptz", (rows, row) -> rows.instant(value.apply(row)), value::apply);
  }

  public static <R> Column<R> instantOrNull(String name, Function<R, Optional<Instant>> value) {
    return new Column<>(
        name, "timestamptz", (rows, row) -> rows.instant(value.apply(row)), value::apply);
  }

  public static <R> Column<R> decimal(String name, Function<R, BigDecimal> value) {
    return decimalOrNull(name, row -> Optional.of(value.apply(row)));
  }

  public static <R> Column<R> decimalOrNull(String name, Function<R, Optional<BigDecimal>> value) {
    return new Column<>(
        name,
        "numeric",
        (rows, row) -> rows.decimal(value.apply(row)),
        row -> value.apply(row).map(BigDecimal::toPlainString).orElse(""));
  }

  public static <R> Column<R> uuid(String name, Function<R, UUID> value) {
    return new Column<>(name, "uuid", (rows, row) -> rows.uuid(value.apply(row)), value::apply);
  }

  public static <R> Column<R> bytes(String name, Function<R, byte[]> value) {
    return new Column<>(
        name,
        "bytea",
        (rows, row) -> rows.bytes(value.apply(row)),
        row -> {
          throw new IllegalStateException("bytes are no part of a content: " + name);
        });
  }

  /** The same column of something larger. */
  <W> Column<W> of(Function<? super W, ? extends R> part) {
    return new Column<>(
        name,
        type,
        (rows, whole) -> writer.accept(rows, part.apply(whole)),
        whole -> said.apply(part.apply(whole)));
  }

  String name() {
    return name;
  }

  /** As a table's definition has it. */
  String definition() {
    return name + " " + type;
  }

  void write(BinaryRows rows, R row) {
    writer.accept(rows, row);
  }

  /** What the row says in this column, as the content counts it. */
  String said(R row) {
    return said.apply(row).toString();
  }

  boolean saysNothing(R row) {
    return NOTHING.contains(said.apply(row));
  }

  @Override
  public String toString() {
    return definition();
  }
}
