package org.estuaire.repository;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is written into a table of the repository: its columns, declared once. COPY, temporary
 * stages, lists of columns and the hash of the content follow from them, in the order in which they
 * are declared. Immutable: each method gives a table of more columns.
 *
 * <p>Columns that belong to the <em>key</em> tell which thing a row speaks of, those of the
 * <em>content</em> what it says of it; the others say where it came from and when.
 *
 * @param <R> what a row is made of
 */
@SuppressWarnings("varargs") // Columns given are only read.
public final class Table<R> {

  private enum Part {
    KEY,
    CONTENT,
    /** Counts to the content where it says something. */
    ADDED_CONTENT,
    REST
  }

  private record Declared<R>(Column<R> column, Part part) {}

  private final String name;
  private final List<Declared<R>> columns;

  private Table(String name, List<Declared<R>> columns) {
    this.name = name;
    this.columns = columns;
  }

  /**
   * @param name with its schema
   */
  public static <R> Table<R> named(String name) {
    return new Table<>(name, List.of());
  }

  @SafeVarargs
  public final Table<R> key(Column<R>... more) {
    return declare(Part.KEY, Arrays.stream(more));
  }

  @SafeVarargs
  public final <P> Table<R> key(Function<R, P> part, Column<P>... more) {
    return declare(Part.KEY, Arrays.stream(more).map(column -> column.of(part)));
  }

  @SafeVarargs
  public final Table<R> content(Column<R>... more) {
    return declare(Part.CONTENT, Arrays.stream(more));
  }

  /** Columns of a part of what a row is made of. */
  @SafeVarargs
  public final <P> Table<R> content(Function<R, P> part, Column<P>... more) {
    return declare(Part.CONTENT, Arrays.stream(more).map(column -> column.of(part)));
  }

  /**
   * Content that came to a table in use: where a row says nothing in these columns, its hash is
   * that of the rows before, so that what is stored is recognised.
   */
  @SafeVarargs
  public final <P> Table<R> addedContent(Function<R, P> part, Column<P>... more) {
    return declare(Part.ADDED_CONTENT, Arrays.stream(more).map(column -> column.of(part)));
  }

  @SafeVarargs
  public final Table<R> rest(Column<R>... more) {
    return declare(Part.REST, Arrays.stream(more));
  }

  @SafeVarargs
  public final <P> Table<R> rest(Function<R, P> part, Column<P>... more) {
    return declare(Part.REST, Arrays.stream(more).map(column -> column.of(part)));
  }

  /** The same columns of something larger, in another table. */
  public <W> Table<W> of(String other, Function<W, R> part) {
    return new Table<>(
        other,
        columns.stream().map(each -> new Declared<>(each.column().of(part), each.part())).toList());
  }

  private Table<R> declare(Part part, Stream<Column<R>> more) {
    return new Table<>(
        name,
        Stream.concat(columns.stream(), more.map(column -> new Declared<>(column, part))).toList());
  }

  public String name() {
    return name;
  }

  /** Names of all columns, for a statement. */
  public String columns() {
    return list(part -> true, "");
  }

  /** Names of the columns of the key. */
  public String key() {
    return list(Part.KEY::equals, "");
  }

  /** Names of the columns of the key, of the table under an alias. */
  public String key(String alias) {
    return list(Part.KEY::equals, alias + ".");
  }

  /** Names of the columns of the content, of the table under an alias. */
  public String content(String alias) {
    return list(Table::isContent, alias + ".");
  }

  /** The first column of the key, which names the source that the row comes from. */
  String source() {
    return columns.stream()
        .filter(each -> each.part() == Part.KEY)
        .findFirst()
        .orElseThrow()
        .column()
        .name();
  }

  /** For UPDATE: every column outside the key gets the value of that column under an alias. */
  public String replacedFrom(String alias) {
    return columns.stream()
        .filter(each -> each.part() != Part.KEY)
        .map(each -> each.column().name())
        .map(column -> column + " = " + alias + "." + column)
        .collect(joining(", "));
  }

  private String list(Predicate<Part> wanted, String prefix) {
    return columns.stream()
        .filter(each -> wanted.test(each.part()))
        .map(each -> prefix + each.column().name())
        .collect(joining(", "));
  }

  private static boolean isContent(Part part) {
    return part == Part.CONTENT || part == Part.ADDED_CONTENT;
  }

  /** A temporary table of these columns. */
  public Stage<R> stage(String stage) {
    return new Stage<>(stage, this);
  }

  /** {@code INSERT INTO} this table {@code SELECT} all columns, up to what they are taken from. */
  public String insertFrom(String source) {
    return insertFrom(name, source);
  }

  /** The same into another table that has these columns. */
  public String insertFrom(String into, String source) {
    return "INSERT INTO " + into + " (" + columns() + ") SELECT " + columns() + " FROM " + source;
  }

  /** Writes rows into the table itself, with COPY. */
  public void copy(Connection tx, Iterator<? extends R> rows) throws SQLException {
    if (rows.hasNext()) {
      copy(tx, name, rows);
    }
  }

  public void copy(Connection tx, Iterable<? extends R> rows) throws SQLException {
    copy(tx, rows.iterator());
  }

  void copy(Connection tx, String into, Iterator<? extends R> rows) throws SQLException {
    String statement = "COPY " + into + " (" + columns() + ") FROM STDIN (FORMAT binary)";
    try (BinaryRows copy = new BinaryRows(tx, statement, columns.size())) {
      while (rows.hasNext()) {
        write(copy, rows.next());
        copy.endRow();
      }
    }
  }

  private void write(BinaryRows copy, R row) {
    for (Declared<R> each : columns) {
      each.column().write(copy, row);
    }
  }

  /** Definitions of the columns, for a temporary table. */
  String definitions() {
    return columns.stream().map(each -> each.column().definition()).collect(joining(", "));
  }

  /** SHA-256 of what a row says in the columns of the content. */
  public byte[] contentHash(R row) {
    MessageDigest digest = sha256();
    for (Declared<R> each : columns) {
      Column<R> column = each.column();
      if (each.part() == Part.CONTENT) {
        add(digest, column.said(row));
      } else if (each.part() == Part.ADDED_CONTENT && !column.saysNothing(row)) {
        add(digest, column.name());
        add(digest, column.said(row));
      }
    }
    return digest.digest();
  }

  private static void add(MessageDigest digest, String said) {
    digest.update(said.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return name + columns.stream().map(Declared::column).toList();
  }
}
