package org.estuaire.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which may die. */
record ChildProcess(Process process, Path output) {

  private static final long MINUTES = 5;

  /**
   * Starts a command.
   *
   * @param crash {@code POINT:count}, or empty to die at no point
   */
  static ChildProcess start(
      Path folder, Map<String, String> environment, String crash, String... command)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("org.estuaire.jobs.Estuaire"));
    arguments.addAll(List.of(command));
    return java(folder, environment, crash, arguments);
  }

  /** Starts a program of the tests. */
  static ChildProcess start(
      Path folder, Map<String, String> environment, Class<?> program, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(program.getName()));
    line.addAll(List.of(arguments));
    return java(folder, environment, "", line);
  }

  private static ChildProcess java(
      Path folder, Map<String, String> environment, String crash, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-Djava.awt.headless=true"));
    line.add("-Destuaire.crash=" + crash);
    line.add("-Destuaire.home=" + TestInstallation.HOME);
    line.addAll(arguments);
    Path output = Files.createTempFile(folder, "child", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", classPath());
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), output);
  }

  /** Surefire hides the class path of the tests behind a jar; it is told apart in a property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Waits for the end; a process that hangs is ended and fails the test. */
  int exit() throws InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the process did not end");
    }
    return process.exitValue();
  }

  String said() throws IOException {
    return Files.readString(output);
  }
}
