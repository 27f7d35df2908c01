package org.estuaire.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts the sample deliveries into their folders and notes what must become of each. */
final class SampleShelf {

  private final Path folder;
  private final List<Expected> expected = new ArrayList<>();

  SampleShelf(Path folder) {
    this.folder = folder;
  }

  /**
   * What must become of a delivery.
   *
   * @param state LOADED, REFUSED, or REPEATED when the same bytes came before
   * @param records of a refused or repeated delivery: none
   */
  record Expected(
      String partner,
      String file,
      String state,
      int records,
      int loaded,
      int rejected,
      int held,
      int known) {}

  /** How the records of a delivery end: each adds one. */
  record Tally(int loaded, int rejected, int held, int known) {
    static Tally loaded(int records) {
      return new Tally(records, 0, 0, 0);
    }

    static Tally rejected(int records) {
      return new Tally(0, records, 0, 0);
    }

    static Tally held(int records) {
      return new Tally(0, 0, records, 0);
    }

    static Tally known(int records) {
      return new Tally(0, 0, 0, records);
    }

    Tally plus(Tally other) {
      return new Tally(
          loaded + other.loaded, rejected + other.rejected, held + other.held, known + other.known);
    }

    int records() {
      return loaded + rejected + held + known;
    }
  }

  void put(String partner, String file, byte[] content, Tally tally) {
    write(partner, file, content);
    expected.add(
        new Expected(
            partner,
            file,
            "LOADED",
            tally.records(),
            tally.loaded(),
            tally.rejected(),
            tally.held(),
            tally.known()));
  }

  /**
   * An archive, and its files as deliveries of good records.
   *
   * @param files how many records each holds, by the name under which it is reported
   */
  void putArchive(String partner, String file, byte[] content, Map<String, Integer> files) {
    put(partner, file, content, Tally.loaded(0));
    files.forEach(
        (inside, records) ->
            expected.add(new Expected(partner, inside, "LOADED", records, records, 0, 0, 0)));
  }

  /** The patients whom a practice follows. */
  void putCircle(String practice, byte[] content) {
    save(folder.resolve("circles").resolve(practice + ".csv"), content);
  }

  /** The patients whom a practice counts to a pathway. */
  void putPathways(String practice, byte[] content) {
    save(folder.resolve("pathways").resolve(practice + ".csv"), content);
  }

  void putRefused(String partner, String file, byte[] content) {
    write(partner, file, content);
    expected.add(new Expected(partner, file, "REFUSED", 0, 0, 0, 0, 0));
  }

  void putRepeated(String partner, String file, byte[] content) {
    write(partner, file, content);
    expected.add(new Expected(partner, file, "REPEATED", 0, 0, 0, 0, 0));
  }

  /** Writes {@code expected.json} beside the deliveries. */
  void close() {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    String json = mapper.writeValueAsString(expected).replace("\r\n", "\n") + "\n";
    save(folder.resolve("expected.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String partner, String file, byte[] content) {
    save(folder.resolve("deliveries").resolve(partner).resolve(file), content);
  }

  private static void save(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several pieces as one content. */
  static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
