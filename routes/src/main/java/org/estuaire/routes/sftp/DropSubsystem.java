package org.estuaire.routes.sftp;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;

/** The part of SFTP that a letter box needs. */
final class DropSubsystem extends SftpSubsystem {

  /** The others read, copy or link files on their own ways. */
  private static final Set<String> EXTENSIONS =
      Set.of("posix-rename@openssh.com", "fsync@openssh.com", "limits@openssh.com");

  DropSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator) {
    super(channel, configurator);
  }

  @Override
  protected void executeExtendedCommand(Buffer buffer, int id, String extension)
      throws IOException {
    if (EXTENSIONS.contains(extension)) {
      super.executeExtendedCommand(buffer, id, extension);
    } else {
      doUnsupportedExtension(buffer, id, extension);
    }
  }

  /**
   * Accepted and ignored: clients set dates and rights after an upload and report an error when
   * they can't, but nothing here depends on them.
   */
  @Override
  protected void doSetAttributes(
      int command, String extension, Path file, Map<String, ?> attributes, boolean follow)
      throws IOException {
    if (attributes.containsKey(IoUtils.SIZE_VIEW_ATTR)) {
      throw Refusal.NO_RESUME.exception();
    }
  }

  /** An upload has no file under its name yet. */
  @Override
  protected Map<String, Object> doFStat(int id, String handle, int flags) throws IOException {
    Handle open = handles.get(handle);
    if (open instanceof FileHandle file && file.getFileChannel() instanceof Upload upload) {
      Map<String, Object> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      attributes.put(IoUtils.SIZE_VIEW_ATTR, upload.size());
      attributes.put(IoUtils.REGFILE_VIEW_ATTR, true);
      return attributes;
    }
    if (open == null) {
      throw new NoSuchFileException("");
    }
    return super.doFStat(id, handle, flags);
  }
}
