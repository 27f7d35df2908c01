package org.estuaire.jobs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * HL7 messages of 20 results each, as labo-rive-gauche writes them: one of the samples, for many
 * persons.
 */
final class ManyMessages {

  private static final Path SAMPLE =
      TestInstallation.HOME.resolve(
          "samples/deliveries/labo-rive-gauche/RG_20261120_150007_0001.hl7");

  private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);

  private ManyMessages() {}

  /** All in one file. */
  static void write(Path file, int messages) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      write(writer, messages);
    }
  }

  static String text(int messages) throws IOException {
    StringWriter all = new StringWriter();
    write(all, messages);
    return all.toString();
  }

  private static void write(Writer to, int messages) throws IOException {
    String sample = Files.readString(SAMPLE);
    for (int number = 1; number <= messages; number++) {
      to.write(
          sample
              .replaceFirst("PID\\|[^\\r\\n]*", person(number))
              .replace("RG26112000000101", "M%08d".formatted(number))
              .replace("RG261120000001", "RG%08d".formatted(number)));
    }
  }

  private static String person(int number) {
    return "PID|1||P%08d^^^RIVEGAUCHE&2.999.10.1&ISO^PI||%s^Prune^^^^^L||%s|F"
        .formatted(number, name(number), FIRST_BIRTH.plusDays(number).toString().replace("-", ""));
  }

  /** The number in letters. */
  private static String name(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> "" + "bcdfghjklm".charAt(digit - '0') + 'a')
        .reduce("De", String::concat);
  }
}
