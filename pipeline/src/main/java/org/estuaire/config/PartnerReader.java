package org.estuaire.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.AgreedSeverities.Consequence;
import org.estuaire.exchange.FullFiles;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Letterhead;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.AbsentMasks;
import org.estuaire.exchange.Partner.Access;
import org.estuaire.exchange.Partner.Cadence;
import org.estuaire.exchange.Partner.CodesAsked;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.Partner.Kind;
import org.estuaire.exchange.Partner.Limits;
import org.estuaire.exchange.Partner.MappingFile;
import org.estuaire.exchange.Partner.Share;
import org.estuaire.exchange.Professional;
import org.estuaire.exchange.Professional.Profession;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.SummaryWanted;
import org.estuaire.exchange.SummaryWanted.Rhythm;
import org.estuaire.installation.Spot;
import org.estuaire.terminology.Councils;
import org.estuaire.terminology.Finess;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;
import org.estuaire.yaml.YamlFile;

/** Reads one file of {@code partners/}. */
final class PartnerReader {

  private static final Form<String> SUFFIX =
      Forms.of(ConfigurationCode.BAD_SUFFIX, text -> text.matches("\\.[A-Za-z0-9]{1,16}"));

  /** Nine characters, the last one a Luhn key (Corsican numbers carry a letter, no key). */
  private static final Form<String> FINESS =
      Forms.of(
          ConfigurationCode.BAD_FACILITY, text -> Finess.verdict(text) != Finess.Verdict.WRONG);

  private static final Form<String> DEPARTMENT =
      Forms.of(ConfigurationCode.BAD_DEPARTMENT, Councils::isCouncilOrDepartment);

  private static final Form<Long> DELIVERY_SIZE = Forms.size("1KB", "100GB");
  private static final Form<Long> RECORD_SIZE = Forms.size("1KB", "64MB");
  private static final Form<Long> SHARE_SIZE = Forms.size("1MB", "100000GB");
  private static final Form<Integer> SHARE_FILES = Forms.number(1, 100_000_000);

  private static final Form<String> RPPS =
      Forms.of(ConfigurationCode.BAD_RPPS, text -> text.matches("[0-9]{11}"));

  private static final Form<String> POSTCODE =
      Forms.of(ConfigurationCode.BAD_POSTCODE, text -> text.matches("[0-9]{5}"));

  private static final Form<String> PHONE =
      Forms.of(ConfigurationCode.BAD_PHONE, text -> text.matches("\\+?[0-9][0-9 .]{4,20}"));

  private static final Map<String, Profession> PROFESSIONS =
      new TreeMap<>(
          Map.of(
              "physician", Profession.PHYSICIAN_BIOLOGIST,
              "pharmacist", Profession.PHARMACIST_BIOLOGIST));

  private static final Form<String> PRESCRIBER =
      Forms.of(ConfigurationCode.BAD_PRESCRIBER, text -> text.matches("[A-Za-z0-9-]{1,40}"));

  /** As documents number structures (TRE_G07). */
  private static final Form<String> STRUCTURE =
      Forms.of(ConfigurationCode.BAD_STRUCTURE, text -> text.matches("1[0-9AB]{9}|3[0-9]{14}"));

  private final Path folder;
  private final ZoneId zone;

  /** More than that is never closed without a word. */
  private static final int MOST_ALWAYS_CLOSED = 1_000;

  private final Set<String> recordTypes;
  private final AgreeableRules rules;
  private final Mistakes mistakes;
  private final ConnectionReader connections;

  /**
   * @param folder the configuration folder, where relative paths begin
   * @param zone of partners that name none: the installation's
   * @param recordTypes for which partners may have mappings
   * @param rules on whose severity a council may agree
   */
  PartnerReader(
      Path folder, ZoneId zone, Set<String> recordTypes, AgreeableRules rules, Mistakes mistakes) {
    this.folder = folder;
    this.recordTypes = recordTypes;
    this.rules = rules;
    this.zone = zone;
    this.mistakes = mistakes;
    this.connections = new ConnectionReader(folder);
  }

  PartnerDraft read(Path file) {
    return YamlFile.read(file, mistakes)
        .map(section -> draft(file, section))
        .orElse(
            new PartnerDraft(
                file,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Spot.whole(file),
                Spot.whole(file),
                Optional.empty()));
  }

  private PartnerDraft draft(Path file, Section section) {
    int before = mistakes.count();
    Optional<String> code = section.required("code", Forms.CODE);
    code.filter(c -> !file.getFileName().toString().equals(c + ".yaml"))
        .ifPresent(c -> section.refuse("code", ConfigurationCode.FILE_NAME_DIFFERS, c));
    Optional<String> name = section.required("name", Forms.TEXT);
    Optional<Kind> kind = section.required("kind", Forms.oneOf(Kind.class));
    Set<LaneName> lanes = lanes(section, kind);
    List<Setting<String>> facilities = facilities(section, kind);
    Optional<Social> social = section.section("social").map(this::social);
    Partner partner =
        new Partner(
            code.orElse(""),
            name.orElse(""),
            kind.orElse(Kind.LABORATORY),
            lanes,
            section.optional("language", Forms.oneOf(Language.class)).orElse(Language.FR),
            section.optional("identity-domain", Forms.IDENTITY_DOMAIN).or(() -> code).orElse(""),
            facilities.stream().map(Setting::value).toList(),
            mappings(section),
            section.optional("terminology", Forms.fileIn(folder)),
            section.optional("charset", Forms.CHARSET),
            section.optional("zone", Forms.ZONE).orElse(zone),
            access(section),
            completion(section),
            section.section("cadence").flatMap(PartnerReader::cadence),
            section.section("limits").map(PartnerReader::limits).orElse(Limits.DEFAULT),
            section.section("results").flatMap(inner -> results(inner, code)),
            section.section("masks").map(PartnerReader::masks).orElse(AbsentMasks.HOLD),
            section
                .section("letterhead")
                .map(inner -> letterhead(inner, kind))
                .orElse(Letterhead.UNKNOWN),
            social.map(Social::severities).orElse(AgreedSeverities.NONE),
            social.map(Social::fullFiles).orElse(FullFiles.NONE),
            section.section("codes").map(PartnerReader::codes).orElse(CodesAsked.ON_COMMAND));
    demandWhatKindNeeds(section, kind, lanes);
    refuseTwoWaysOut(section, partner);
    section.refuseOtherKeys();
    return new PartnerDraft(
        file,
        code.map(c -> new Setting<>(c, section.spot("code"))),
        facilities,
        partner.access().folder().map(f -> new Setting<>(f, section.spot("folder"))),
        section.spot(section.has("ssh-keys") ? "ssh-keys" : "ssh-key-files"),
        section.spot("mllp"),
        mistakes.count() == before ? Optional.of(partner) : Optional.empty());
  }

  /** A practice may only receive. */
  private static Set<LaneName> lanes(Section section, Optional<Kind> kind) {
    Set<LaneName> lanes = EnumSet.noneOf(LaneName.class);
    boolean practice = kind.filter(Kind.PRACTICE::equals).isPresent();
    List<Setting<LaneName>> named =
        practice
            ? section.list("lanes", Forms.oneOf(LaneName.class))
            : section.requiredList("lanes", Forms.oneOf(LaneName.class));
    named.forEach(lane -> lanes.add(lane.value()));
    return lanes;
  }

  /** Results go one way; nobody would know which was meant. */
  private static void refuseTwoWaysOut(Section section, Partner partner) {
    boolean byMail = partner.access().mail().filter(MailAccess::sends).isPresent();
    if (byMail && partner.results().flatMap(ResultsWanted::push).isPresent()) {
      section.refuse("mail", ConnectionCode.TWO_WAYS_OUT);
    }
  }

  private static List<Setting<String>> facilities(Section section, Optional<Kind> kind) {
    boolean council = kind.filter(Kind.COUNCIL::equals).isPresent();
    return section.list("facilities", council ? DEPARTMENT : FINESS);
  }

  private static void demandWhatKindNeeds(
      Section section, Optional<Kind> kind, Set<LaneName> lanes) {
    boolean council = kind.filter(Kind.COUNCIL::equals).isPresent();
    boolean hospital = kind.filter(Kind.HOSPITAL::equals).isPresent();
    boolean practice = kind.filter(Kind.PRACTICE::equals).isPresent();
    if (practice && !section.has("results")) {
      section.refuse("kind", ConfigurationCode.RESULTS_NEEDED);
    }
    if ((council || lanes.contains(LaneName.SOCIAL))
        && !section.has("mapping")
        && !section.has("mappings")) {
      section.refuse("kind", ConfigurationCode.MAPPING_NEEDED);
    }
    if ((hospital || lanes.contains(LaneName.BILLING)) && !section.has("facilities")) {
      section.refuse("kind", ConfigurationCode.FACILITIES_NEEDED);
    }
  }

  /** Of one record type, which the mapping file names; or of several, each by its name. */
  private List<MappingFile> mappings(Section section) {
    List<MappingFile> files = new ArrayList<>();
    section
        .optional("mapping", Forms.fileIn(folder))
        .map(file -> mapping(Optional.empty(), file, section.spot("mapping")))
        .ifPresent(files::add);
    section.section("mappings").ifPresent(inner -> files.addAll(mappingsByType(inner)));
    if (section.has("mapping") && section.has("mappings")) {
      section.refuse("mapping", ConfigurationCode.MAPPING_AND_MAPPINGS);
    }
    return files;
  }

  private List<MappingFile> mappingsByType(Section section) {
    List<MappingFile> files = new ArrayList<>();
    for (String type : recordTypes) {
      section
          .optional(type, Forms.fileIn(folder))
          .map(file -> mapping(Optional.of(type), file, section.spot(type)))
          .ifPresent(files::add);
    }
    section.refuseOtherKeys();
    return files;
  }

  private static MappingFile mapping(Optional<String> type, Path file, Spot named) {
    return new MappingFile(type, file, named.line(), named.column());
  }

  private Access access(Section section) {
    Stream<String> inline =
        section.list("ssh-keys", PublicSshKey.FORM).stream().map(Setting::value);
    Stream<String> inFiles =
        section.list("ssh-key-files", Forms.fileIn(folder)).stream()
            .flatMap(file -> SshKeyFile.read(file.value(), mistakes).stream());
    Optional<Path> watched =
        section.optional("folder", Forms.TEXT).map(text -> folder.resolve(text).normalize());
    return new Access(
        Stream.concat(inline, inFiles).distinct().toList(),
        watched,
        section.section("mllp").map(connections::sender),
        section.section("pull").flatMap(connections::server),
        section.section("mail").flatMap(connections::mailbox));
  }

  private static Completion completion(Section section) {
    String key = "completion";
    if (!section.holdsSection(key)) {
      section
          .optional(key, Forms.TEXT)
          .filter(word -> !word.equals("rename"))
          .ifPresent(word -> section.refuse(key, ConfigurationCode.BAD_COMPLETION));
      return new Completion.Rename();
    }
    return section
        .section(key)
        .flatMap(inner -> markerOrStableSize(section, inner))
        .orElse(new Completion.Rename());
  }

  private static Optional<Completion> markerOrStableSize(Section outer, Section section) {
    Optional<String> suffix = section.optional("marker", SUFFIX);
    Optional<Duration> quiet = section.optional("stable-size", Forms.DURATION);
    if (section.has("marker") == section.has("stable-size")) {
      outer.refuse("completion", ConfigurationCode.BAD_COMPLETION);
    }
    section.refuseOtherKeys();
    return suffix
        .<Completion>map(Completion.Marker::new)
        .or(() -> quiet.map(Completion.StableSize::new));
  }

  private static Optional<Cadence> cadence(Section section) {
    Optional<Duration> every = section.required("every", Forms.DURATION);
    Optional<LocalTime> by = section.required("by", Forms.TIME);
    section.refuseOtherKeys();
    return every.flatMap(e -> by.map(b -> new Cadence(e, b)));
  }

  private Optional<ResultsWanted> results(Section section, Optional<String> code) {
    Optional<String> format = section.required("format", Forms.CODE);
    ResultsWanted wanted =
        new ResultsWanted(
            format.orElse(""),
            section.optional("identifier", Forms.TEXT).or(() -> code).orElse(""),
            section.list("prescribers", PRESCRIBER).stream().map(Setting::value).toList(),
            section.optional("followed-patients", Forms.YES_OR_NO).orElse(false),
            section.optional("earlier", Forms.number(0, 20)).orElse(3),
            section.section("push").flatMap(connections::outbox),
            section.section("summary").map(PartnerReader::summary));
    if (wanted.prescribers().isEmpty() && !wanted.followedPatients()) {
      section.refuse("format", ConfigurationCode.NOTHING_WANTED);
    }
    section.refuseOtherKeys();
    return format.map(known -> wanted);
  }

  private static SummaryWanted summary(Section section) {
    SummaryWanted wanted =
        new SummaryWanted(
            section.requiredList("pathways", Forms.CODE).stream().map(Setting::value).toList(),
            section.required("format", Forms.CODE).orElse(""),
            section.optional("when", Forms.oneOf(Rhythm.class)).orElse(Rhythm.ON_CHANGE),
            section.list("rights-of", Forms.CODE).stream().map(Setting::value).toList(),
            section.optional("keeper", STRUCTURE));
    section.refuseOtherKeys();
    return wanted;
  }

  private static Letterhead letterhead(Section section, Optional<Kind> kind) {
    Letterhead letterhead =
        new Letterhead(
            new Letterhead.Address(
                section.required("street", Forms.TEXT).orElse(""),
                section.required("postcode", POSTCODE).orElse(""),
                section.required("town", Forms.TEXT).orElse(""),
                section.required("phone", PHONE).orElse("")),
            section.section("director").flatMap(PartnerReader::professional),
            section.section("biologist").flatMap(PartnerReader::professional),
            kind.filter(Kind.HOSPITAL::equals).isPresent());
    section.refuseOtherKeys();
    return letterhead;
  }

  private static Optional<Professional> professional(Section section) {
    Optional<String> family = section.required("family", Forms.TEXT);
    Professional professional =
        new Professional(
            section.required("rpps", RPPS).orElse(""),
            family.orElse(""),
            section.optional("given", Forms.TEXT).orElse(""),
            section.optional("profession", Forms.among(PROFESSIONS)));
    section.refuseOtherKeys();
    return family.map(known -> professional);
  }

  /** What was agreed with a council. */
  private record Social(AgreedSeverities severities, FullFiles fullFiles) {}

  private Social social(Section section) {
    Map<String, Consequence> agreed =
        section.section("severities").map(this::severities).orElse(Map.of());
    Set<String> full = section.section("deliveries").map(this::fullTypes).orElse(Set.of());
    FullFiles fullFiles =
        section
            .section("closures")
            .map(inner -> closures(inner, full))
            .orElse(new FullFiles(full, FullFiles.NONE.share(), FullFiles.NONE.floor()));
    section.refuseOtherKeys();
    return new Social(new AgreedSeverities(agreed), fullFiles);
  }

  /** What files of a record type hold. */
  private enum Extent {
    FULL,
    DELTA
  }

  private Set<String> fullTypes(Section section) {
    Set<String> full = new TreeSet<>();
    for (String type : recordTypes) {
      section
          .optional(type, Forms.oneOf(Extent.class))
          .filter(Extent.FULL::equals)
          .ifPresent(holds -> full.add(type));
    }
    section.refuseOtherKeys();
    return full;
  }

  private static FullFiles closures(Section section, Set<String> full) {
    FullFiles closures =
        new FullFiles(
            full,
            section.optional("share", Forms.number(0, 100)).orElse(FullFiles.NONE.share()),
            section
                .optional("floor", Forms.number(0, MOST_ALWAYS_CLOSED))
                .orElse(FullFiles.NONE.floor()));
    section.refuseOtherKeys();
    return closures;
  }

  private Map<String, Consequence> severities(Section section) {
    Map<String, Consequence> agreed = new TreeMap<>();
    for (String rule : rules.all()) {
      section
          .optional(rule, Forms.oneOf(Consequence.class))
          .ifPresent(consequence -> agreed.put(rule, consequence));
      if (agreed.get(rule) == Consequence.REFUSE && rules.onlyTold().contains(rule)) {
        section.refuse(rule, ConfigurationCode.CANNOT_REFUSE);
      }
    }
    section.refuseOtherKeys();
    return agreed;
  }

  private static AbsentMasks masks(Section section) {
    AbsentMasks absent =
        section.optional("absent", Forms.oneOf(AbsentMasks.class)).orElse(AbsentMasks.HOLD);
    section.refuseOtherKeys();
    return absent;
  }

  private static CodesAsked codes(Section section) {
    CodesAsked asked =
        section.optional("send", Forms.oneOf(CodesAsked.class)).orElse(CodesAsked.ON_COMMAND);
    section.refuseOtherKeys();
    return asked;
  }

  private static Limits limits(Section section) {
    long delivery =
        section.optional("delivery", DELIVERY_SIZE).orElse(Limits.DEFAULT.deliveryBytes());
    Share usual = Share.DEFAULT.atLeast(delivery);
    Limits limits =
        new Limits(
            delivery,
            section
                .optional("record", RECORD_SIZE)
                .map(Math::toIntExact)
                .orElse(Limits.DEFAULT.recordBytes()),
            new Share(
                section.optional("share", SHARE_SIZE).orElse(usual.bytes()),
                section.optional("share-files", SHARE_FILES).orElse(usual.files())));
    if (limits.share().bytes() < limits.deliveryBytes()) {
      section.refuse("share", ConfigurationCode.SHARE_TOO_SMALL);
    }
    if (limits.recordBytes() > limits.deliveryBytes()) {
      section.refuse(
          section.has("record") ? "record" : "delivery", ConfigurationCode.LIMITS_CONTRADICT);
    }
    section.refuseOtherKeys();
    return limits;
  }
}
