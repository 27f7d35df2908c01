package org.estuaire.jobs.doctor;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.config.Configuration;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.DoctorFinding;
import org.estuaire.installation.InstallationCode;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.check.Listening;
import org.estuaire.jobs.check.Reminders;
import org.estuaire.jobs.check.Surroundings;
import org.estuaire.jobs.installation.Folders;

/**
 * Examines an installation from the program to its nights and tells all that is wrong at once: what
 * one trouble hides is not found a day later. Nothing is changed.
 */
public final class Doctor {

  /** Below that a large delivery may not fit. */
  private static final long MEGABYTES_OF_MEMORY = 400;

  private final Folders folders;
  private final Map<String, String> environment;

  /**
   * @param environment of the process
   */
  public Doctor(Folders folders, Map<String, String> environment) {
    this.folders = folders;
    this.environment = environment;
  }

  /** What was seen of each topic, in their order. */
  public List<Diagnosis> examine() throws InterruptedException {
    Optional<Configuration> valid = Optional.empty();
    ReadConfiguration read = Checks.reader(folders, environment).read(folders.config());
    if (read instanceof ReadConfiguration.Valid whole) {
      valid = Optional.of(new Listening(environment).of(whole.configuration()));
    }
    List<Diagnosis> all = new ArrayList<>();
    all.add(java());
    all.add(configuration(read));
    all.add(new Disk(folders, valid.map(of -> of.disk().keptFreeBytes()).orElse(0L)).examine());
    all.add(key());
    all.addAll(new DatabaseVisit(folders, environment).examine());
    all.add(ports(valid));
    return all.stream().sorted((one, other) -> one.topic().compareTo(other.topic())).toList();
  }

  private static Diagnosis java() {
    Runtime runtime = Runtime.getRuntime();
    long memory = runtime.maxMemory() >> 20;
    return new Diagnosis(
        Topic.JAVA,
        Fact.of(
            DoctorWord.JAVA_IS,
            Runtime.version().toString(),
            memory,
            runtime.availableProcessors()),
        memory < MEGABYTES_OF_MEMORY
            ? List.of(Finding.of(DoctorFinding.LITTLE_MEMORY, Long.toString(memory)))
            : List.of());
  }

  private Diagnosis configuration(ReadConfiguration read) {
    if (!(read instanceof ReadConfiguration.Valid valid)) {
      return new Diagnosis(
          Topic.CONFIGURATION,
          Fact.of(DoctorWord.CONFIGURATION_NOT_READ),
          mistakes(read.allMistakes()));
    }
    Configuration configuration = valid.configuration();
    List<Finding> findings =
        new ArrayList<>(
            mistakes(new Surroundings(folders, environment).allMistakes(configuration)));
    Reminders.of(configuration, LocalDate.now(configuration.zone())).stream()
        .map(ConfigurationMistake::finding)
        .forEach(findings::add);
    return new Diagnosis(
        Topic.CONFIGURATION,
        Fact.of(DoctorWord.PARTNERS, configuration.partners().size()),
        findings);
  }

  private static List<Finding> mistakes(List<ConfigurationMistake> mistakes) {
    return mistakes.isEmpty()
        ? List.of()
        : List.of(Finding.of(DoctorFinding.MISTAKES, Integer.toString(mistakes.size())));
  }

  private Diagnosis key() {
    try {
      Optional<LandingKey> key = LandingKey.existing(environment, folders.landingKeyFile());
      if (LandingZone.hasAKey(folders.landing())) {
        if (key.isEmpty()) {
          return new Diagnosis(
              Topic.KEY,
              Fact.of(DoctorWord.NOT_SEEN),
              List.of(Finding.of(InstallationCode.KEY_FILE_MISSING)));
        }
        LandingZone.requireKey(folders.landing(), key.get());
      }
      return new Diagnosis(
          Topic.KEY,
          Fact.of(key.isPresent() ? DoctorWord.KEY_FITS : DoctorWord.NO_KEY_YET),
          List.of());
    } catch (IOException failure) {
      return new Diagnosis(Topic.KEY, Fact.of(DoctorWord.NOT_SEEN), List.of(Causes.of(failure)));
    }
  }

  private static Diagnosis ports(Optional<Configuration> valid) throws InterruptedException {
    if (valid.isEmpty()) {
      return Diagnosis.notSeen(Topic.PORTS);
    }
    try {
      return new Ports(valid.get()).examine();
    } catch (IOException failure) {
      return new Diagnosis(Topic.PORTS, Fact.of(DoctorWord.NOT_SEEN), List.of(Causes.of(failure)));
    }
  }
}
