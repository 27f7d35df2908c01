package org.estuaire.terminology.register;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estuaire.exchange.Finding;
import org.estuaire.terminology.TableRefused;

/**
 * A file as it is published: as it is, or in its archive. It is read once, from beginning to end.
 */
final class OfficialFile {

  private static final Pattern DAY = Pattern.compile("(20\\d{2})-?([01]\\d)-?([0-3]\\d)");
  private static final int MAGIC = 2;

  private final Path path;
  private final LongConsumer progress;

  /**
   * @param progress told of every stretch of bytes that was read of the file
   */
  OfficialFile(Path path, LongConsumer progress) {
    this.path = path;
    this.progress = progress;
  }

  Path path() {
    return path;
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The day that its name states. */
  Optional<LocalDate> day() {
    return day(name());
  }

  /** The first day that stands in a text, written 20261103 or 2026-11-03. */
  static Optional<LocalDate> day(String text) {
    Matcher day = DAY.matcher(text);
    while (day.find()) {
      try {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(day.group(1)),
                Integer.parseInt(day.group(2)),
                Integer.parseInt(day.group(3))));
      } catch (DateTimeException noDay) {
        // Digits of something else.
      }
    }
    return Optional.empty();
  }

  /**
   * Its content.
   *
   * @param wanted of an archive, which of its files, by their names in lower case
   * @throws TableRefused when the archive has no such file
   */
  InputStream open(Predicate<String> wanted) throws IOException {
    BufferedInputStream bytes =
        new BufferedInputStream(new Counted(Files.newInputStream(path)), 1 << 16);
    bytes.mark(MAGIC);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    if (first == 'P' && second == 'K') {
      return entry(new ZipInputStream(bytes), wanted);
    }
    return first == 0x1F && second == 0x8B ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private InputStream entry(ZipInputStream archive, Predicate<String> wanted) throws IOException {
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      if (!entry.isDirectory() && wanted.test(entry.getName().toLowerCase(Locale.ROOT))) {
        return archive;
      }
    }
    archive.close();
    throw new TableRefused(broken());
  }

  Finding broken() {
    return Finding.of(RegisterFinding.BROKEN_FILE, name());
  }

  private final class Counted extends FilterInputStream {

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      progress.accept(Math.max(0, read));
      return read;
    }
  }
}
