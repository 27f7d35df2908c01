package org.estuaire.exchange.landing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.estuaire.installation.DurableFiles;

/**
 * A text with personal data that somebody asked for. Its owner alone may read it, whatever the
 * umask and whatever lay there before; it appears whole or not at all.
 */
public final class PersonalFile {

  private PersonalFile() {}

  /** What is written into the file. */
  public interface Content {
    void writeTo(Writer out) throws IOException, SQLException;
  }

  public static void write(Path file, String text) throws IOException {
    try {
      write(file, out -> out.write(text));
    } catch (SQLException e) {
      throw new IllegalStateException("no statement is run", e);
    }
  }

  /** Writes UTF-8. Onto what is no ordinary file, such as a terminal, it is written as it comes. */
  public static void write(Path file, Content content) throws IOException, SQLException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (Writer out = Files.newBufferedWriter(target)) {
        content.writeTo(out);
      }
      return;
    }
    Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (Writer out = open(draft)) {
        content.writeTo(out);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Writer open(Path draft) throws IOException {
    FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    return new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }
}
