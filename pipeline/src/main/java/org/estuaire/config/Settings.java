package org.estuaire.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.estuaire.config.Configuration.Disk;
import org.estuaire.config.Configuration.Limits;
import org.estuaire.config.Configuration.Loading;
import org.estuaire.config.Configuration.Metrics;
import org.estuaire.config.Configuration.Mllp;
import org.estuaire.config.Configuration.Schedule;
import org.estuaire.config.Configuration.Sftp;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.terminology.PlaceCode;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;
import org.estuaire.yaml.YamlFile;

/**
 * {@code estuaire.yaml}. Only {@code environment} is mandatory; the rest has defaults.
 *
 * @param departements whose addresses are kept of the national registers; none: all
 */
record Settings(
    Environment environment,
    String territory,
    List<String> departements,
    ZoneId zone,
    Sftp sftp,
    Optional<Mllp> mllp,
    Schedule schedule,
    Loading loading,
    Limits limits,
    Metrics metrics,
    Disk disk) {

  /** What holds for every key that the file does not give. */
  static final Settings DEFAULTS =
      new Settings(
          // Stands in for a missing value only until the mistake is reported: the stricter one.
          Environment.PRODUCTION,
          "Territoire",
          List.of(),
          Partner.METROPOLITAN_FRANCE,
          new Sftp("127.0.0.1", 2222),
          Optional.empty(),
          new Schedule(LocalTime.of(1, 30)),
          new Loading(5000, 2),
          new Limits(1_000_000),
          new Metrics("127.0.0.1", 9464),
          new Disk(1L << 30));

  /** Port 0 lets the system choose a free one. */
  private static final Form<Integer> PORT = Forms.number(0, 65_535);

  private static final Form<String> DEPARTEMENT =
      Forms.of(ConfigurationCode.BAD_DEPARTMENT, PlaceCode::isDepartment);

  private static final Form<Integer> REJECTS = Forms.number(1, 1_000_000_000);

  private static final Form<Long> KEPT_FREE = Forms.size("0B", "100000GB");

  static Settings read(Path file, Mistakes mistakes) {
    return YamlFile.read(file, mistakes)
        .map(section -> of(section, new ConnectionReader(requireNonNull(file.getParent()))))
        .orElse(DEFAULTS);
  }

  Configuration toConfiguration(Path folder, List<Partner> partners) {
    return new Configuration(
        folder,
        environment,
        territory,
        zone,
        sftp,
        mllp,
        schedule,
        loading,
        limits,
        metrics,
        disk,
        partners);
  }

  private static Settings of(Section file, ConnectionReader connections) {
    Settings settings =
        new Settings(
            file.required("environment", Forms.oneOf(Environment.class))
                .orElse(DEFAULTS.environment),
            file.optional("territory", Forms.TEXT).orElse(DEFAULTS.territory),
            file.list("departements", DEPARTEMENT).stream().map(Setting::value).toList(),
            file.optional("zone", Forms.ZONE).orElse(DEFAULTS.zone),
            file.section("sftp").map(Settings::sftp).orElse(DEFAULTS.sftp),
            file.section("mllp").flatMap(connections::listener),
            file.section("schedule").map(Settings::schedule).orElse(DEFAULTS.schedule),
            file.section("loading").map(Settings::loading).orElse(DEFAULTS.loading),
            file.section("limits").map(Settings::limits).orElse(DEFAULTS.limits),
            file.section("metrics").map(Settings::metrics).orElse(DEFAULTS.metrics),
            file.section("disk").map(Settings::disk).orElse(DEFAULTS.disk));
    settings.refuseSharedPort(file);
    file.refuseOtherKeys();
    return settings;
  }

  private static Sftp sftp(Section section) {
    Sftp sftp =
        new Sftp(
            section.optional("address", Forms.ADDRESS).orElse(DEFAULTS.sftp.address()),
            section.optional("port", PORT).orElse(DEFAULTS.sftp.port()));
    section.refuseOtherKeys();
    return sftp;
  }

  private static Schedule schedule(Section section) {
    Schedule schedule =
        new Schedule(
            section.optional("nightly-at", Forms.TIME).orElse(DEFAULTS.schedule.nightlyAt()));
    section.refuseOtherKeys();
    return schedule;
  }

  private static Loading loading(Section section) {
    Loading loading =
        new Loading(
            section
                .optional("chunk-records", Forms.number(1, 100_000))
                .orElse(DEFAULTS.loading.chunkRecords()),
            section.optional("threads", Forms.number(1, 64)).orElse(DEFAULTS.loading.threads()));
    section.refuseOtherKeys();
    return loading;
  }

  private static Limits limits(Section section) {
    Limits limits =
        new Limits(section.optional("rejects", REJECTS).orElse(DEFAULTS.limits.rejects()));
    section.refuseOtherKeys();
    return limits;
  }

  private static Metrics metrics(Section section) {
    Metrics metrics =
        new Metrics(
            section.optional("address", Forms.ADDRESS).orElse(DEFAULTS.metrics.address()),
            section.optional("port", PORT).orElse(DEFAULTS.metrics.port()));
    section.refuseOtherKeys();
    return metrics;
  }

  private static Disk disk(Section section) {
    Disk disk =
        new Disk(section.optional("keep-free", KEPT_FREE).orElse(DEFAULTS.disk.keptFreeBytes()));
    section.refuseOtherKeys();
    return disk;
  }

  private void refuseSharedPort(Section file) {
    if (sftp.port() != 0 && sftp.port() == metrics.port()) {
      file.refuse(file.has("metrics") ? "metrics" : "sftp", ConfigurationCode.SAME_PORT);
    }
    mllp.filter(listener -> listener.port() == sftp.port() || listener.port() == metrics.port())
        .ifPresent(listener -> file.refuse("mllp", ConnectionCode.MLLP_PORT_TAKEN));
  }
}
