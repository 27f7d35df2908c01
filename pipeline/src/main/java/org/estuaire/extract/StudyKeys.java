package org.estuaire.extract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.Environment;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.Spot;

/**
 * Finds the key of a study. In a demonstration an absent key file is made, readable by its owner
 * only; in production its keeper makes it.
 */
public final class StudyKeys {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path data;
  private final Map<String, String> variables;
  private final Environment environment;

  /**
   * @param data the data folder, where relative key files lie
   * @param variables environment variables; those that studies name hold the path of a key file
   */
  public StudyKeys(Path data, Map<String, String> variables, Environment environment) {
    this.data = data;
    this.variables = Map.copyOf(variables);
    this.environment = environment;
  }

  /**
   * @throws ExtractionRefused when there is no key, or one that others could have read
   */
  StudyKey of(Study study) {
    Path file = file(study);
    try {
      if (Files.notExists(file) && study.key() instanceof Study.KeyLocation.DataFile) {
        make(study, file);
      }
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(rights)) {
        throw refused(study, ExtractCode.KEY_EXPOSED);
      }
      byte[] key = Base64.getDecoder().decode(text(file).strip());
      if (key.length != StudyKey.BYTES) {
        throw refused(study, ExtractCode.KEY_UNREADABLE);
      }
      return new StudyKey(key);
    } catch (IOException | IllegalArgumentException e) {
      throw refused(
          study, Files.notExists(file) ? ExtractCode.KEY_ABSENT : ExtractCode.KEY_UNREADABLE);
    }
  }

  private Path file(Study study) {
    if (study.key() instanceof Study.KeyLocation.DataFile inData) {
      return data.resolve(inData.path());
    }
    String path = variables.get(((Study.KeyLocation.Variable) study.key()).name());
    if (path == null || path.isBlank()) {
      throw refused(study, ExtractCode.KEY_ABSENT);
    }
    return Path.of(path);
  }

  private void make(Study study, Path file) throws IOException {
    if (environment != Environment.DEMO) {
      throw refused(study, ExtractCode.KEY_ABSENT);
    }
    byte[] key = new byte[StudyKey.BYTES];
    new SecureRandom().nextBytes(key);
    DurableFiles.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
    FileAttribute<?> rights = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    try {
      Files.createFile(file, rights);
      Files.writeString(
          file,
          Base64.getEncoder().encodeToString(key) + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.SYNC);
    } catch (FileAlreadyExistsException e) {
      // Another extraction of the study made it first: that one is the key.
      return;
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII);
  }

  private static ExtractionRefused refused(Study study, ExtractCode code) {
    return new ExtractionRefused(ConfigurationMistake.at(Spot.whole(study.file()), code, "key"));
  }
}
