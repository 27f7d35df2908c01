package org.estuaire.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A configuration folder made for one test. */
final class ConfigurationFolder {

  private static final Set<String> RECORD_TYPES = Set.of("apa", "evaluation");

  /** Mistakes are written {@code file:line CODE} to be compared. */
  private final Path folder;

  ConfigurationFolder(Path folder) {
    this.folder = folder;
    settings("environment: demo\n");
  }

  Path path() {
    return folder;
  }

  ConfigurationFolder settings(String text) {
    return file("estuaire.yaml", text);
  }

  ConfigurationFolder partner(String code, String text) {
    return file("partners/" + code + ".yaml", text);
  }

  /** A laboratory in order, with more lines; the first of them is line 5. */
  ConfigurationFolder laboratory(String code, String more) {
    return partner(
        code, "code: " + code + "\nname: Laboratoire\nkind: laboratory\nlanes: [lab]\n" + more);
  }

  ConfigurationFolder file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  ConfigurationFolder file(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Configuration valid() {
    ReadConfiguration read = new ConfigurationReader(RECORD_TYPES, List.of()).read(folder);
    if (read instanceof ReadConfiguration.Valid valid) {
      return valid.configuration();
    }
    throw new AssertionError(mistakes());
  }

  /** Each as {@code partners/x.yaml:3 CFG-013}. */
  List<String> mistakes() {
    return new ConfigurationReader(RECORD_TYPES, List.of())
        .read(folder).allMistakes().stream()
            .map(m -> folder.relativize(m.file()) + ":" + m.line() + " " + m.code().code())
            .toList();
  }

  static String ed25519() {
    return key("ssh-ed25519", new byte[32]) + " labo@estran";
  }

  static String ecdsa(String curve, int pointBytes) {
    byte[] point = new byte[pointBytes];
    point[0] = 4;
    return key("ecdsa-sha2-" + curve, curve.getBytes(StandardCharsets.US_ASCII), point);
  }

  static String rsa(int bits) {
    return key(
        "ssh-rsa",
        BigInteger.valueOf(65_537).toByteArray(),
        BigInteger.ONE.shiftLeft(bits - 1).setBit(0).toByteArray());
  }

  static String key(String type, byte[]... fields) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    blob.writeBytes(field(type.getBytes(StandardCharsets.US_ASCII)));
    for (byte[] bytes : fields) {
      blob.writeBytes(field(bytes));
    }
    return type + " " + Base64.getEncoder().encodeToString(blob.toByteArray());
  }

  private static byte[] field(byte[] bytes) {
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }
}
