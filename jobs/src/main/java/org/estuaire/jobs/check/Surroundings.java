package org.estuaire.jobs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.extract.ReadStudy;
import org.estuaire.extract.Study;
import org.estuaire.extract.StudyReader;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;
import org.estuaire.installation.Spot;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.routes.mail.MailAccessCheck;
import org.estuaire.routes.mllp.MllpRoute;
import org.estuaire.routes.sftp.ServerAccessCheck;
import org.estuaire.yaml.YamlFinding;

/**
 * What stands around a valid configuration: keys, passwords, recorded host keys, and who may change
 * the files. {@code check} refuses what is wrong there; a night continues without the partner or
 * the listener that is concerned, and warns.
 */
public final class Surroundings {

  private final Folders folders;
  private final Map<String, String> environment;

  /**
   * @param environment of the process: secrets come from there
   */
  public Surroundings(Folders folders, Map<String, String> environment) {
    this.folders = folders;
    this.environment = environment;
  }

  /** Also those over which a night does not even begin, so that it need not warn of them. */
  public List<ConfigurationMistake> allMistakes(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>(mistakes(configuration));
    Optional.ofNullable(environment.get(Repository.PASSWORD_FILE))
        .flatMap(file -> told(new SecretFile(Path.of(file))::read))
        .ifPresent(mistakes::add);
    return mistakes;
  }

  public List<ConfigurationMistake> mistakes(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>(writableByAll());
    told(() -> LandingKey.existing(environment, folders.landingKeyFile())).ifPresent(mistakes::add);
    configuration
        .mllp()
        .flatMap(listener -> told(() -> MllpRoute.checkTls(listener)))
        .ifPresent(mistakes::add);
    ServerAccessCheck servers = new ServerAccessCheck(environment);
    MailAccessCheck mailboxes = new MailAccessCheck(environment);
    for (Partner partner : configuration.partners()) {
      Stream.concat(
              partner.access().pull().map(PullAccess::server).stream(),
              partner.results().flatMap(results -> results.push()).stream())
          .forEach(server -> mistakes.addAll(servers.mistakes(server)));
      partner.access().mail().map(mailboxes::mistakes).ifPresent(mistakes::addAll);
    }
    studyKeys().flatMap(key -> told(new SecretFile(key)::read).stream()).forEach(mistakes::add);
    mistakes.addAll(incompleteLetterheads(configuration));
    return mistakes;
  }

  /** A CDA document names who answers for its results; without, it does not conform. */
  private static List<ConfigurationMistake> incompleteLetterheads(Configuration configuration) {
    boolean wanted =
        configuration.partners().stream()
            .flatMap(partner -> partner.results().stream())
            .anyMatch(results -> results.format().equals(CdaWriter.CODE));
    return configuration.partners().stream()
        .filter(partner -> wanted && partner.lanes().contains(LaneName.LAB))
        .filter(partner -> !partner.letterhead().isComplete() || partner.facilities().isEmpty())
        .map(
            partner ->
                ConfigurationMistake.at(
                    Spot.whole(
                        configuration.folder().resolve("partners/" + partner.code() + ".yaml")),
                    ConfigurationCode.LETTERHEAD_NEEDED))
        .toList();
  }

  private interface Look {
    void look() throws IOException;
  }

  private static Optional<ConfigurationMistake> told(Look look) {
    try {
      look.look();
      return Optional.empty();
    } catch (InstallationMistake told) {
      return Optional.of(told.mistake());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that exist: a missing one is reported by the extraction, or made in a demonstration. */
  private Stream<Path> studyKeys() {
    StudyReader studies = new StudyReader(folders.config());
    return studies.ids().stream()
        .map(studies::read)
        .flatMap(
            read ->
                read instanceof ReadStudy.Complete whole
                    ? Stream.of(whole.study())
                    : Stream.empty())
        .flatMap(study -> keyFile(study).stream())
        .filter(Files::exists);
  }

  private Optional<Path> keyFile(Study study) {
    if (study.key() instanceof Study.KeyLocation.DataFile file) {
      return Optional.of(folders.data().resolve(file.path()));
    }
    String variable = ((Study.KeyLocation.Variable) study.key()).name();
    return Optional.ofNullable(environment.get(variable))
        .filter(path -> !path.isBlank())
        .map(Path::of);
  }

  private List<ConfigurationMistake> writableByAll() {
    try (Stream<Path> walk = Files.walk(folders.config())) {
      List<ConfigurationMistake> mistakes = new ArrayList<>();
      for (Path file : walk.filter(path -> !Files.isSymbolicLink(path)).sorted().toList()) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
          mistakes.add(
              ConfigurationMistake.at(
                  Spot.whole(file),
                  InstallationCode.WRITABLE_BY_ALL,
                  PosixFilePermissions.toString(mode)));
        }
      }
      return mistakes;
    } catch (IOException | UncheckedIOException e) {
      return List.of(
          ConfigurationMistake.at(Spot.whole(folders.config()), YamlFinding.FILE_UNREADABLE));
    }
  }
}
