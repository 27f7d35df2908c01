package org.estuaire.exchange.landing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
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
 * A file with personal data that somebody asked for. Its owner alone may read it, whatever the
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

  /** Writes what is no text, for example a printed page. */
  public static void write(Path file, byte[] content) throws IOException {
    try {
      fill(file, out -> out.write(content));
    } catch (SQLException e) {
      throw new IllegalStateException("no statement is run", e);
    }
  }

  /** Writes UTF-8. */
  public static void write(Path file, Content content) throws IOException, SQLException {
    fill(
        file,
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          content.writeTo(text);
          text.flush();
        });
  }

  private interface Filling {
    void of(OutputStream out) throws IOException, SQLException;
  }

  /** Onto what is no ordinary file, such as a terminal, it is written as it comes. */
  private static void fill(Path file, Filling content) throws IOException, SQLException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (OutputStream out = Files.newOutputStream(target)) {
        content.of(out);
      }
      return;
    }
    Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = open(draft)) {
        content.of(out);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static OutputStream open(Path draft) throws IOException {
    FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    return Channels.newOutputStream(channel);
  }
}
