package org.estuaire.routes.sftp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real client of OpenSSH, with a key of its own. */
final class OpenSsh {

  record Answer(int exit, String text) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  private final Path folder;
  private final Path key;

  OpenSsh(Path folder, String... keygenArguments) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/sftp")), "no OpenSSH client on this machine");
    this.folder = folder;
    this.key = folder.resolve("key");
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-N", "", "-f"));
    command.add(key.toString());
    command.addAll(
        List.of(keygenArguments.length == 0 ? new String[] {"-t", "ed25519"} : keygenArguments));
    Answer made = run(command, "");
    if (!made.succeeded()) {
      throw new IllegalStateException(made.text());
    }
  }

  Path privateKey() {
    return key;
  }

  String publicKey() throws IOException {
    return Files.readString(folder.resolve("key.pub")).strip();
  }

  /**
   * Runs the commands one after the other; stops at the first that fails, unless it begins with -.
   */
  Answer sftp(SftpDropServer server, String user, String... commands) throws Exception {
    return sftp(server, user, List.of(), commands);
  }

  Answer sftp(SftpDropServer server, String user, List<String> extra, String... commands)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/sftp", "-b", "-"));
    command.addAll(options(server));
    command.addAll(extra);
    command.addAll(List.of("-P", Integer.toString(server.port()), user + "@127.0.0.1"));
    return run(command, String.join("\n", commands) + "\n");
  }

  /** Runs a command, or asks for what the extra options say. */
  Answer ssh(SftpDropServer server, String user, List<String> extra, String... command)
      throws Exception {
    List<String> whole = new ArrayList<>(List.of("/usr/bin/ssh", "-o", "BatchMode=yes"));
    whole.addAll(options(server));
    whole.addAll(extra);
    whole.addAll(List.of("-p", Integer.toString(server.port()), user + "@127.0.0.1"));
    whole.addAll(List.of(command));
    return run(whole, "");
  }

  private List<String> options(SftpDropServer server) throws IOException {
    Path hosts = folder.resolve("known_hosts");
    Files.writeString(hosts, "[127.0.0.1]:" + server.port() + " " + server.publicHostKey() + "\n");
    return List.of(
        "-F", "/dev/null",
        "-i", key.toString(),
        "-o", "IdentitiesOnly=yes",
        "-o", "StrictHostKeyChecking=yes",
        "-o", "UserKnownHostsFile=" + hosts,
        "-o", "ConnectTimeout=10");
  }

  private Answer run(List<String> command, String input) throws Exception {
    Path output = Files.createTempFile(folder, "answer", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(folder.toFile())
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("no answer in a minute: " + Files.readString(output));
    }
    return new Answer(process.exitValue(), Files.readString(output));
  }
}
