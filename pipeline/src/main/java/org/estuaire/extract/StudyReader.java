package org.estuaire.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCheck;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.YamlFile;

/** Reads the dataset requests under {@code studies/} of a configuration folder. */
public final class StudyReader implements ConfigurationCheck {

  private static final String EXTENSION = ".yaml";

  private final Path folder;

  /**
   * @param configuration the configuration folder
   */
  public StudyReader(Path configuration) {
    this.folder = configuration.resolve("studies");
  }

  /** The names of the requests, complete or not, in order. */
  public List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one request whole; every mistake is reported. */
  public ReadStudy read(String id) {
    Mistakes mistakes = new Mistakes();
    Form.Refusal refusal = (code, more) -> mistakes.add(Spot.whole(folder), code, "id", more[0]);
    // Before it becomes part of a path.
    return Forms.CODE
        .read(id, refusal)
        .flatMap(
            name -> {
              Path file = folder.resolve(name + EXTENSION);
              return YamlFile.read(file, mistakes).map(section -> study(file, section, mistakes));
            })
        .orElseGet(() -> new ReadStudy.Incomplete(mistakes.sorted()));
  }

  /** A request that is not complete is reported with the other mistakes of the configuration. */
  @Override
  public List<ConfigurationMistake> check(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    List<Study> complete = new ArrayList<>();
    for (String id : ids()) {
      ReadStudy read = read(id);
      if (read instanceof ReadStudy.Incomplete incomplete) {
        mistakes.addAll(incomplete.mistakes());
      } else if (read instanceof ReadStudy.Complete whole) {
        complete.add(whole.study());
      }
    }
    complete.forEach(study -> sharedKey(study, complete).ifPresent(mistakes::add));
    return mistakes;
  }

  private static Optional<ConfigurationMistake> sharedKey(Study study, List<Study> all) {
    return all.stream()
        .filter(other -> !other.id().equals(study.id()) && key(other).equals(key(study)))
        .findFirst()
        .map(
            other ->
                ConfigurationMistake.at(
                    Spot.whole(study.file()),
                    InstallationCode.SHARED_STUDY_KEY,
                    other.file().getFileName().toString()));
  }

  /** The same file may be written in several ways. */
  private static Object key(Study study) {
    return study.key() instanceof Study.KeyLocation.DataFile file
        ? Path.of(file.path()).normalize()
        : study.key();
  }

  private static ReadStudy study(Path file, Section section, Mistakes mistakes) {
    Study study = new RequestForm(file, section).read();
    return mistakes.none()
        ? new ReadStudy.Complete(study)
        : new ReadStudy.Incomplete(mistakes.sorted());
  }
}
