package org.estuaire.routes.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.estuaire.installation.DurableFiles;

/**
 * A file on its way into a depot. It lies outside the depot until the client has closed it; when
 * the connection breaks before, nothing of it remains.
 */
final class Upload implements SeekableByteChannel {

  /** What is to become of an upload that the client has closed. */
  interface Publication {
    void of(Path whole, long bytes) throws IOException;
  }

  /** Where there may be no more room. */
  interface Room {
    /**
     * @throws IOException when so much can't be taken
     */
    void take(int bytes) throws IOException;
  }

  private final Path file;
  private final FileChannel channel;
  private final long limit;
  private final Room room;
  private final Publication publication;
  private final WrittenRanges written = new WrittenRanges();
  private boolean closedByClient;
  private boolean failed;

  private Upload(Path file, FileChannel channel, long limit, Room room, Publication publication) {
    this.file = file;
    this.channel = channel;
    this.limit = limit;
    this.room = room;
    this.publication = publication;
  }

  /**
   * @param limit most bytes of a file
   * @param room asked before bytes are written
   */
  static Upload into(Path folder, long limit, Room room, Publication publication)
      throws IOException {
    Path file = folder.resolve(UUID.randomUUID().toString());
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    return new Upload(file, channel, limit, room, publication);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long from = channel.position();
    int length = bytes.remaining();
    if (from > limit - length) {
      failed = true;
      throw Refusal.TOO_LARGE.exception();
    }
    if (!written.add(from, length)) {
      failed = true;
      throw Refusal.INCOMPLETE.exception();
    }
    try {
      room.take(length);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return length;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** The client says that it has sent everything. */
  void closedByClient() {
    closedByClient = true;
  }

  /** Puts a whole upload into the depot, durably, and removes any other. */
  void finish() throws IOException {
    try (channel) {
      if (failed || closedByClient && !written.cover(channel.size())) {
        throw Refusal.INCOMPLETE.exception();
      }
      if (closedByClient) {
        channel.force(true);
        publication.of(file, channel.size());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  void sync() throws IOException {
    channel.force(true);
  }

  @Override
  public int read(ByteBuffer into) {
    throw new NonReadableChannelException();
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    channel.position(to);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    throw Refusal.NO_RESUME.exception();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    finish();
  }
}
