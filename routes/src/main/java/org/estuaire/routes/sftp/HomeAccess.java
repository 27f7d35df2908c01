package org.estuaire.routes.sftp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.DurableFiles;
import org.estuaire.routes.Area;
import org.estuaire.routes.Handover;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.TrialFolder;

/**
 * All that one partner may do in its home. Every path of every request comes through here; what is
 * not allowed here is refused. The paths of MINA's rooted file system are only names: files are
 * opened under their real path, never through a link.
 */
final class HomeAccess implements SftpFileSystemAccessor {

  private final Partner partner;
  private final PartnerHomes homes;
  private final Shares shares;
  private final Handover handover;
  private final TrialFolder trials;

  HomeAccess(Partner partner, PartnerHomes homes, Shares shares) {
    this.partner = partner;
    this.homes = homes;
    this.shares = shares;
    this.handover = new Handover(partner.completion());
    this.trials = new TrialFolder(homes, partner.code());
  }

  @Override
  public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remotePath)
      throws IOException {
    return root.getFileSystem().getPath(HomePath.parse(remotePath).text());
  }

  @Override
  public LinkOption[] resolveFileAccessLinkOptions(
      SftpSubsystemProxy subsystem, Path file, int command, String extension, boolean follow) {
    return new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
  }

  @Override
  public SeekableByteChannel openFile(
      SftpSubsystemProxy subsystem,
      FileHandle handle,
      Path path,
      String name,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    HomePath.File file = file(path);
    boolean writing = options.contains(StandardOpenOption.WRITE);
    if (writing) {
      return upload(file, handle, options);
    }
    if (file.area() == Area.DEPOT || file.area() == Area.TRIALS && !isAnswer(file)) {
      throw Refusal.LETTER_BOX.exception();
    }
    return FileChannel.open(real(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void closeFile(
      SftpSubsystemProxy subsystem,
      FileHandle handle,
      Path path,
      String name,
      Channel channel,
      Set<? extends OpenOption> options)
      throws IOException {
    if (channel != null && channel.isOpen()) {
      channel.close();
    }
  }

  @Override
  public void syncFileData(
      SftpSubsystemProxy subsystem, FileHandle handle, Path path, String name, Channel channel)
      throws IOException {
    if (channel instanceof Upload upload) {
      upload.sync();
    }
  }

  /** The caller closes what it gets. */
  @Override
  @SuppressWarnings("StreamResourceLeak")
  public DirectoryStream<Path> openDirectory(
      SftpSubsystemProxy subsystem,
      DirectoryHandle handle,
      Path path,
      String name,
      LinkOption... links)
      throws IOException {
    boolean root = HomePath.parse(path.toString()) instanceof HomePath.Home;
    DirectoryStream.Filter<Path> shown =
        child ->
            root
                ? Area.of(child.getFileName().toString()).isPresent()
                : !child.getFileName().toString().startsWith(".");
    return Files.newDirectoryStream(path, shown);
  }

  @Override
  public void renameFile(
      SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    Path old = changeable(file(from));
    HomePath.File renamed = writable(file(to));
    if (renamed.area() != file(from).area()) {
      throw Refusal.READ_ONLY.exception();
    }
    if (!Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(from.toString());
    }
    if (Files.exists(real(renamed), LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.HANDED_OVER.exception();
    }
    refuseEmpty(renamed, Files.size(old));
    DurableFiles.moveWithoutReplacing(old, real(renamed));
  }

  @Override
  public void removeFile(SftpSubsystemProxy subsystem, Path path, boolean directory)
      throws IOException {
    if (directory) {
      throw Refusal.UNSUPPORTED.exception();
    }
    HomePath.File file = file(path);
    Files.delete(isAnswer(file) ? real(file) : changeable(file));
  }

  @Override
  public void createDirectory(SftpSubsystemProxy subsystem, Path path) throws IOException {
    throw Refusal.UNSUPPORTED.exception();
  }

  @Override
  public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
      throws IOException {
    throw Refusal.UNSUPPORTED.exception();
  }

  @Override
  public String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
    throw Refusal.UNSUPPORTED.exception();
  }

  @Override
  public void copyFile(
      SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    throw Refusal.UNSUPPORTED.exception();
  }

  @Override
  public FileLock tryLock(
      SftpSubsystemProxy subsystem,
      FileHandle handle,
      Path path,
      String name,
      Channel channel,
      long position,
      long size,
      boolean shared)
      throws IOException {
    throw Refusal.UNSUPPORTED.exception();
  }

  private Upload upload(HomePath.File file, FileHandle handle, Set<? extends OpenOption> options)
      throws IOException {
    writable(file);
    Path target = real(file);
    boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    boolean fresh =
        options.contains(StandardOpenOption.TRUNCATE_EXISTING)
            || options.contains(StandardOpenOption.CREATE_NEW)
            || !exists;
    if (handle == null || handle.isOpenAppend() && exists || !fresh) {
      throw Refusal.NO_RESUME.exception();
    }
    if (exists) {
      changeable(file);
    }
    // A marker makes a file whole that lies there already; the night frees what it takes.
    claim(handover.marker(file.name()) ? 0 : 1, 0);
    if (file.area() == Area.TRIALS && !exists && trials.isFull()) {
      throw Refusal.TRIALS_FULL.exception();
    }
    return Upload.into(
        homes.uploads(partner.code()),
        limit(file),
        bytes -> claim(0, bytes),
        (whole, bytes) -> publish(file, whole, bytes));
  }

  private long limit(HomePath.File file) {
    long limit = partner.limits().deliveryBytes();
    return file.area() == Area.TRIALS ? Math.min(limit, TrialFolder.MOST_BYTES) : limit;
  }

  private static boolean isAnswer(HomePath.File file) {
    return file.area() == Area.TRIALS && TrialFolder.isAnswer(file.name());
  }

  private void claim(int files, long bytes) throws IOException {
    Optional<Finding> refused = shares.claim(partner, files, bytes);
    if (refused.isPresent()) {
      throw Refusal.of(refused.get());
    }
  }

  private void publish(HomePath.File file, Path whole, long bytes) throws IOException {
    refuseEmpty(file, bytes);
    Path target = changeable(file);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.syncDirectory(requireNonNull(target.getParent()));
    } else {
      DurableFiles.moveWithoutReplacing(whole, target);
    }
  }

  /** An empty delivery says nothing and would keep its name from being used again. */
  private void refuseEmpty(HomePath.File file, long bytes) throws IOException {
    if (bytes == 0 && !handover.marker(file.name()) && !Handover.temporary(file.name())) {
      throw Refusal.EMPTY.exception();
    }
  }

  private Path changeable(HomePath.File file) throws IOException {
    Path real = real(writable(file));
    if (file.area() == Area.DEPOT && handover.done(real)) {
      throw Refusal.HANDED_OVER.exception();
    }
    return real;
  }

  /** Answers are ours alone to write. */
  private static HomePath.File writable(HomePath.File file) throws IOException {
    if (file.area() != Area.DEPOT && file.area() != Area.TRIALS) {
      throw Refusal.READ_ONLY.exception();
    }
    if (isAnswer(file)) {
      throw Refusal.ANSWER_NAME.exception();
    }
    return file;
  }

  private static HomePath.File file(Path path) throws IOException {
    if (HomePath.parse(path.toString()) instanceof HomePath.File file) {
      return file;
    }
    throw Refusal.READ_ONLY.exception();
  }

  private Path real(HomePath.File file) {
    return homes.folder(partner.code(), file.area()).resolve(file.name());
  }
}
