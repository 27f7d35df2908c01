package org.estuaire.routes.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.jspecify.annotations.Nullable;

/** Answers with the status codes of SFTP version 3, and never with an exception's own text. */
final class StatusAnswers implements SftpErrorStatusDataHandler {

  @Override
  public int resolveSubStatus(
      SftpSubsystemEnvironment subsystem, int id, Throwable e, int command, Object... arguments) {
    int status = SftpHelper.resolveSubstatus(e);
    return status <= SftpConstants.SSH_FX_OP_UNSUPPORTED ? status : SftpConstants.SSH_FX_FAILURE;
  }

  @Override
  public @Nullable String resolveErrorMessage(
      SftpSubsystemEnvironment subsystem,
      int id,
      Throwable e,
      int status,
      int command,
      Object... arguments) {
    return e instanceof SftpException refusal
        ? refusal.getMessage()
        : SftpHelper.resolveStatusMessage(status);
  }
}
