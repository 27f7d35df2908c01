package org.estuaire.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.installation.DurableFiles;

/**
 * The yardstick for files: the same bytes under the same names, each file synchronised, several at
 * once, and their folder at the end. No less makes them outlive a power failure.
 */
final class PlainFiles {

  /** Read before the clock runs; more than these bytes take turns. */
  private static final long TOGETHER = 64 << 20;

  private final List<Path> folders;

  PlainFiles(List<Path> folders) {
    this.folders = folders;
  }

  /** How many bytes, and how long. */
  record Took(long bytes, Duration time) {
    private Took plus(Took other) {
      return new Took(bytes + other.bytes, time.plus(other.time));
    }
  }

  private record Written(Path file, byte[] content) {}

  /**
   * Writes them again.
   *
   * @param target a folder that does not exist yet, and does not afterwards
   */
  Took measure(Path target) throws IOException {
    Files.createDirectory(target);
    Took took = new Took(0, Duration.ZERO);
    for (Path folder : folders) {
      took = took.plus(measure(folder, Files.createDirectory(target.resolve(name(folder)))));
    }
    Files.delete(target);
    return took;
  }

  private static String name(Path folder) {
    return requireNonNull(folder.getParent()).getFileName().toString();
  }

  private static Took measure(Path folder, Path target) throws IOException {
    Took took = new Took(0, Duration.ZERO);
    List<Written> together = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder).sorted()) {
      for (Path file : (Iterable<Path>) files::iterator) {
        byte[] content = Files.readAllBytes(file);
        together.add(new Written(target.resolve(file.getFileName()), content));
        bytes += content.length;
        if (bytes >= TOGETHER) {
          took = took.plus(write(together, target));
          together.clear();
          bytes = 0;
        }
      }
    }
    took = took.plus(write(together, target));
    Files.delete(target);
    return took;
  }

  private static Took write(List<Written> files, Path target) throws IOException {
    long start = System.nanoTime();
    long bytes =
        SideBySide.each(List.copyOf(files), PlainFiles::write).stream()
            .mapToLong(Long::longValue)
            .sum();
    DurableFiles.syncDirectory(target);
    Took took = new Took(bytes, Duration.ofNanos(System.nanoTime() - start));
    for (Written file : files) {
      Files.delete(file.file());
    }
    return took;
  }

  private static long write(Written file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(file.content());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return file.content().length;
    }
  }
}
