package org.estuaire.routes.sftp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.UnsupportedAttributePolicy;
import org.estuaire.exchange.Partner;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;

/** Opens its home to a partner that has logged in. */
final class DropSubsystemFactory implements SubsystemFactory {

  private final Map<String, SftpSubsystemConfigurator> homes;

  DropSubsystemFactory(Map<String, Partner> partners, PartnerHomes homes, Shares shares) {
    this.homes =
        partners.keySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    code ->
                        configurator(
                            new HomeAccess(requireNonNull(partners.get(code)), homes, shares))));
  }

  @Override
  public String getName() {
    return SftpSubsystemFactory.NAME;
  }

  @Override
  public Command createSubsystem(ChannelSession channel) throws IOException {
    SftpSubsystemConfigurator home = homes.get(channel.getSession().getUsername());
    if (home == null) {
      throw new IOException("no home for this account");
    }
    DropSubsystem subsystem = new DropSubsystem(channel, home);
    subsystem.addSftpEventListener(new EndOfUpload());
    return subsystem;
  }

  private static SftpSubsystemConfigurator configurator(HomeAccess home) {
    return new SftpSubsystemFactory.Builder()
        .withFileSystemAccessor(home)
        .withSftpErrorStatusDataHandler(new StatusAnswers())
        .withUnsupportedAttributePolicy(UnsupportedAttributePolicy.Ignore)
        .build();
  }

  /** Tells a close by the client from the end of a broken connection. */
  private static final class EndOfUpload implements SftpEventListener {
    @Override
    public void closing(ServerSession session, String id, Handle handle) {
      if (handle instanceof FileHandle file && file.getFileChannel() instanceof Upload upload) {
        upload.closedByClient();
      }
    }
  }
}
