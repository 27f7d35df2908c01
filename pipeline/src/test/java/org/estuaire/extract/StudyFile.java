package org.estuaire.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The request that comes with the program, altered for a test. */
final class StudyFile {

  /** Tests run in the module's folder. */
  static final Path SHIPPED = Path.of("..", "config");

  private static final String ID = "suivi-biologique";
  private static final String NAME = "studies/" + ID + ".yaml";

  private final String text;

  private StudyFile(String text) {
    this.text = text;
  }

  static StudyFile shipped() {
    try {
      return new StudyFile(Files.readString(SHIPPED.resolve(NAME)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StudyFile replacing(String part, String other) {
    if (!text.contains(part)) {
      throw new AssertionError("the request does not hold " + part);
    }
    return new StudyFile(text.replace(part, other));
  }

  /** Without a key and the lines below it. */
  StudyFile without(String key) {
    return new StudyFile(text.replaceFirst("(?m)^" + key + ":.*\\R(?:(?: .*)?\\R)*", ""));
  }

  void writeTo(Path configuration) throws IOException {
    writeTo(configuration, ID);
  }

  private void writeTo(Path configuration, String id) throws IOException {
    Files.createDirectories(configuration.resolve("studies"));
    Files.writeString(configuration.resolve("studies/" + id + ".yaml"), text);
  }

  /** As read from a folder of its own. */
  Study study(Path configuration) throws IOException {
    return study(configuration, ID);
  }

  /** As read from a folder of its own, under another name. */
  Study study(Path configuration, String id) throws IOException {
    writeTo(configuration, id);
    ReadStudy read = new StudyReader(configuration).read(id);
    if (read instanceof ReadStudy.Complete complete) {
      return complete.study();
    }
    throw new AssertionError(read.toString());
  }
}
