package org.estuaire.jobs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.repository.Table;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.DepotSweep;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each schema has one owner among the rooms. No other names a table of it: it asks a view or a
 * function that was made for others, or a class of the owner.
 */
class SchemaOwnersTest {

  /** Whose tables are whose: the owner's package and those below it. */
  private static final Map<String, String> OWNERS =
      Map.of(
          "exchange", "org.estuaire.exchange",
          "identity", "org.estuaire.identity",
          "lab", "org.estuaire.lab",
          "distribution", "org.estuaire.lab.distribution",
          "social", "org.estuaire.social",
          "billing", "org.estuaire.billing",
          "terminology", "org.estuaire.terminology",
          "extract", "org.estuaire.extract",
          "pathway", "org.estuaire.pathway",
          "audit", "org.estuaire.repository");

  /** What remains, by class; each with its reason. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.of(
          // The landing key seals what waits for practices, too: whoever changes it opens and seals
          // all of it, and the place of a piece, which its seal covers, bears its table's name.
          "org.estuaire.exchange.SealedPlace", Set.of("distribution.payload"),
          "org.estuaire.exchange.landing.SealedPieces",
              Set.of("distribution.payload", "distribution.sending"));

  private static final String TABLES =
      "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN (%s)"
          .formatted(OWNERS.keySet().stream().map("'%s'"::formatted).collect(joining(", ")));

  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w.])(?:%s)\\.\\w+".formatted(String.join("|", OWNERS.keySet())));

  @Test
  void noRoomNamesATableOfAnother() throws Exception {
    Map<String, Set<String>> foreign = new TreeMap<>();
    Set<String> tables = tables();
    for (Resource file : classes()) {
      String owner = className(file);
      for (String text : texts(file)) {
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
          if (tables.contains(named.group()) && !owns(owner, named.group())) {
            foreign
                .computeIfAbsent(owner.replaceAll("\\$.*", ""), one -> new TreeSet<>())
                .add(named.group());
          }
        }
      }
    }
    assertThat(foreign)
        .as("tables that a room names without owning them: ask a view or a class of the owner")
        .isEqualTo(FOREIGN);
  }

  private static boolean owns(String className, String table) {
    String room = OWNERS.get(table.substring(0, table.indexOf('.')));
    return className.startsWith(room + ".");
  }

  private static Set<String> tables() throws Exception {
    try (Connection connection = TestDatabase.create().getConnection()) {
      return Set.copyOf(TestQuery.rows(connection, TABLES));
    }
  }

  /** Those that are shipped. */
  private static List<Resource> classes() throws IOException {
    List<String> shipped =
        List.of(Table.class, DepotSweep.class, Estuaire.class).stream()
            .map(one -> one.getProtectionDomain().getCodeSource().getLocation().toString())
            .toList();
    return List.of(
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/estuaire/**/*.class"))
        .stream()
        .filter(file -> shipped.stream().anyMatch(place -> address(file).contains(place)))
        .toList();
  }

  private static String className(Resource file) {
    String address = address(file);
    return address
        .substring(address.lastIndexOf("org/estuaire/"), address.length() - ".class".length())
        .replace('/', '.');
  }

  private static String address(Resource file) {
    try {
      return file.getURL().toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The texts of a class file (The Java Virtual Machine Specification, 4.4). */
  private static Set<String> texts(Resource file) throws IOException {
    Set<String> texts = new TreeSet<>();
    try (InputStream bytes = new BufferedInputStream(file.getInputStream());
        DataInputStream in = new DataInputStream(bytes)) {
      in.skipNBytes(8);
      int constants = in.readUnsignedShort();
      for (int i = 1; i < constants; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(in.readUTF());
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          default -> throw new IOException("constant of kind " + tag + " in " + file);
        }
      }
    }
    return texts;
  }
}
