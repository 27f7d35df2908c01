package org.estuaire.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.YamlFinding;

/**
 * Reads {@code estuaire.yaml} and {@code partners/*.yaml} of a configuration folder. Never stops at
 * the first mistake; changes nothing.
 */
public final class ConfigurationReader {

  /** Where a configuration folder keeps its partners. */
  static final String PARTNERS = "partners";

  private static final String SETTINGS = "estuaire.yaml";
  private static final String EXTENSION = ".yaml";

  private final Set<String> recordTypes;
  private final AgreeableRules rules;
  private final List<ConfigurationCheck> checks;

  public ConfigurationReader() {
    this(Set.of(), List.of());
  }

  /** For partners with whom no severity can be agreed. */
  public ConfigurationReader(Set<String> recordTypes, List<ConfigurationCheck> checks) {
    this(recordTypes, AgreeableRules.NONE, checks);
  }

  /**
   * @param recordTypes for which partners may have mappings
   * @param rules on whose severity a council may agree
   * @param checks rules of other rooms, applied after this room's own
   */
  public ConfigurationReader(
      Set<String> recordTypes, AgreeableRules rules, List<ConfigurationCheck> checks) {
    this.recordTypes = new TreeSet<>(recordTypes);
    this.rules = rules;
    this.checks = List.copyOf(checks);
  }

  public ReadConfiguration read(Path folder) {
    Mistakes mistakes = new Mistakes();
    Settings settings = Settings.read(settings(folder), mistakes);
    PartnerReader reader = new PartnerReader(folder, settings.zone(), recordTypes, rules, mistakes);
    List<PartnerDraft> drafts =
        partnerFiles(folder.resolve(PARTNERS), mistakes).stream().map(reader::read).toList();
    PartnerConflicts.report(drafts, mistakes);
    new ConnectionRules(settings.mllp(), mistakes).report(drafts);
    List<Partner> partners = drafts.stream().flatMap(d -> d.partner().stream()).toList();
    Configuration configuration = settings.toConfiguration(folder, partners);
    checks.forEach(check -> mistakes.addAll(check.check(configuration)));
    return mistakes.none()
        ? new ReadConfiguration.Valid(configuration)
        : new ReadConfiguration.Invalid(mistakes.sorted());
  }

  /**
   * Where the installation stands, for commands that need nothing else of it; the default where the
   * configuration can't be read: those that depend on it say so.
   */
  public static ZoneId zone(Path folder) {
    return Settings.read(settings(folder), new Mistakes()).zone();
  }

  /**
   * The départements of the territory, for the import of registers; none where the whole country is
   * kept.
   */
  public static List<String> departements(Path folder) {
    return Settings.read(settings(folder), new Mistakes()).departements();
  }

  /**
   * What kind of installation a folder configures, for commands that need nothing else of it; empty
   * where the folder has no settings.
   */
  public static Optional<Environment> environment(Path folder) {
    Path settings = settings(folder);
    return Files.exists(settings)
        ? Optional.of(Settings.read(settings, new Mistakes()).environment())
        : Optional.empty();
  }

  /** The file of a folder's settings. */
  public static Path settings(Path folder) {
    return folder.resolve(SETTINGS);
  }

  /** By name; an installation that has no partner yet is in order. */
  private static List<Path> partnerFiles(Path folder, Mistakes mistakes) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<Path> partners = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (name.endsWith(EXTENSION) && Files.isRegularFile(entry)) {
          partners.add(entry);
        } else if (!name.startsWith(".")) {
          mistakes.add(Spot.whole(entry), ConfigurationCode.NOT_A_PARTNER_FILE, name);
        }
      }
    } catch (IOException e) {
      mistakes.add(Spot.whole(folder), YamlFinding.FILE_UNREADABLE);
    }
    return partners;
  }
}
