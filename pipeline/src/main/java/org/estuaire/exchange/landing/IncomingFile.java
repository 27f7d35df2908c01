package org.estuaire.exchange.landing;

import com.google.crypto.tink.StreamingAead;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.UnreadableSource;

/**
 * A delivery on its way in, under a temporary name. Locked as long as its process lives, so that
 * what a killed process left behind can be told from what another process is writing now.
 */
final class IncomingFile implements Closeable {

  /** Names of this process are never opened for cleaning: closing them would drop the lock. */
  private static final String THIS_PROCESS = UUID.randomUUID().toString();

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;

  private IncomingFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static IncomingFile create(Path folder) throws IOException {
    Path file = folder.resolve(THIS_PROCESS + "." + UUID.randomUUID());
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    IncomingFile incoming = new IncomingFile(file, channel);
    if (channel.tryLock() == null) {
      incoming.close();
      throw new IOException("a new temporary file is locked already: " + folder);
    }
    return incoming;
  }

  /** Removes what killed processes left behind. */
  static void clean(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(THIS_PROCESS)) {
          removeIfAbandoned(file);
        }
      }
    }
  }

  private static void removeIfAbandoned(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      // Its writer has just finished, or another zone of this process is cleaning as well.
      return;
    }
  }

  /**
   * Encrypts the bytes into this file and makes them durable.
   *
   * @throws DeliveryRefused when there are none, or more than the limit
   */
  Landed write(String partner, InputStream bytes, long limit, StreamingAead key)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    long total = 0;
    try (OutputStream out = encrypting(partner, key)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = read(bytes, buffer); n >= 0; n = read(bytes, buffer)) {
        total += n;
        if (total > limit) {
          throw new DeliveryRefused(Finding.of(LandingFinding.TOO_LARGE, Long.toString(limit)));
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    if (total == 0) {
      throw new DeliveryRefused(Finding.of(LandingFinding.EMPTY));
    }
    channel.force(true);
    return new Landed(partner, HexFormat.of().formatHex(digest.digest()), total);
  }

  /** Bytes that have been written so far. */
  long written() throws IOException {
    return channel.size();
  }

  /** Gives the file its final name, which is durable once its directory is synchronised. */
  void moveTo(Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the file unless it has moved. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }

  private static int read(InputStream bytes, byte[] buffer) throws UnreadableSource {
    try {
      return bytes.read(buffer);
    } catch (IOException e) {
      throw new UnreadableSource(e);
    }
  }

  private OutputStream encrypting(String partner, StreamingAead key) throws IOException {
    try {
      return key.newEncryptingStream(
          new KeptOpen(Channels.newOutputStream(channel)), boundTo(partner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A delivery can't be passed off as another partner's. */
  static byte[] boundTo(String partner) {
    return partner.getBytes(StandardCharsets.UTF_8);
  }

  /** Lets the encryption end without closing the channel, which is still to be synchronised. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
