package org.estuaire.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A partner with OpenSSH's client and a key of its own.
 *
 * @param folder where it keeps its key and its files
 */
record Sftp(Path folder, String user) {

  /** What the client said. */
  record Answer(int exit, String text) {}

  static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(Path::of)
        .filter(path -> Files.isExecutable(path.resolve("sftp")))
        .anyMatch(path -> Files.isExecutable(path.resolve("ssh-keygen")));
  }

  static Sftp withNewKey(Path folder, String user) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Sftp partner = new Sftp(folder, user);
    partner.execute("", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key");
    return partner;
  }

  String publicKey() throws IOException {
    return Files.readString(folder.resolve("key.pub")).strip();
  }

  /** Runs commands one after the other; the first that fails ends the session. */
  Answer run(int port, String... commands) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("sftp", "-b", "-", "-P", Integer.toString(port)));
    for (String option :
        List.of(
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "LogLevel=ERROR",
            "ConnectTimeout=10",
            "IdentityFile=" + folder.resolve("key"))) {
      line.addAll(List.of("-o", option));
    }
    line.addAll(List.of("-F", "none", user + "@127.0.0.1"));
    return execute(String.join("\n", commands) + "\n", line.toArray(String[]::new));
  }

  private Answer execute(String input, String... line) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the client did not end");
    }
    return new Answer(process.exitValue(), Files.readString(said));
  }
}
