package org.estuaire.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the committed configuration that a test may change. */
public record TestConfig(Path folder) {

  public static TestConfig copyTo(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(TestInstallation.CONFIG)) {
      for (Path source : walk.toList()) {
        Path target = folder.resolve(TestInstallation.CONFIG.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
    return new TestConfig(folder);
  }

  /** Replaces a text of a file that must be there. */
  public TestConfig with(String file, String text, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    Files.writeString(path, before.replace(text, replacement));
    return this;
  }

  public TestConfig adding(String file, String lines) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + lines);
    return this;
  }
}
