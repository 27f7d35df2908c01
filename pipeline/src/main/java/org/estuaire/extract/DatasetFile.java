package org.estuaire.extract;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.estuaire.installation.DurableFiles;

/**
 * A file of the dataset while it is written: under a temporary name, forced to disk, then renamed.
 * A reader never sees half of it.
 */
final class DatasetFile implements AutoCloseable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setDelimiter(';').setRecordSeparator("\r\n").get();

  /** What a spreadsheet would take for the beginning of a formula (CWE-1236). */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\0";

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final MessageDigest digest;
  private final BufferedWriter writer;
  private final CSVPrinter printer;

  /**
   * What lies on the disk in the end.
   *
   * @param sha256 hexadecimal
   */
  record Written(String name, long bytes, String sha256) {}

  DatasetFile(Path folder, String name) throws IOException {
    this.file = folder.resolve(name);
    this.temporary = folder.resolve("." + name + ".tmp");
    Files.deleteIfExists(temporary);
    this.channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    this.digest = sha256();
    OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.printer = new CSVPrinter(writer, FORMAT);
  }

  /** One line; null is an empty cell. */
  void line(List<?> cells) throws IOException {
    for (Object cell : cells) {
      printer.print(cell instanceof String text ? harmless(text) : cell);
    }
    printer.println();
  }

  void text(String content) throws IOException {
    writer.write(content);
  }

  /** Ends the file and gives it its name. */
  Written finish() throws IOException {
    writer.flush();
    channel.force(true);
    long bytes = channel.size();
    channel.close();
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Written(
        file.getFileName().toString(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Leaves nothing behind where the file was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
