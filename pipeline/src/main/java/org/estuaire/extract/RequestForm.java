package org.estuaire.extract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.extract.Study.Approval;
import org.estuaire.extract.Study.Cohort;
import org.estuaire.extract.Study.Condition;
import org.estuaire.extract.Study.KeyLocation;
import org.estuaire.extract.Study.LegalBasis;
import org.estuaire.extract.Study.OppositionRule;
import org.estuaire.extract.Study.Period;
import org.estuaire.extract.Study.RequestedVariable;
import org.estuaire.extract.Study.SmallCells;
import org.estuaire.extract.Study.StudyAnalyte;
import org.estuaire.extract.Study.Zone;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;

/** The lines of a dataset request. Where one is wrong, something harmless stands in its place. */
final class RequestForm {

  private static final int LONGEST_YEARS = 10;

  /** Stands for the data folder: the key must lie inside it. */
  private static final Path DATA = Path.of("/data");

  private static final Form<String> COMMUNE =
      Forms.of(ExtractCode.BAD_COMMUNE, text -> text.matches("[0-9][0-9AB][0-9]{3}"));
  private static final Form<String> VARIABLE_NAME =
      Forms.of(ExtractCode.BAD_VARIABLE_NAME, text -> text.matches("[A-Z][A-Z0-9_]{0,99}"));

  private final Path file;
  private final Section section;

  RequestForm(Path file, Section section) {
    this.file = file;
    this.section = section;
  }

  /** To be used only if nothing was refused. */
  Study read() {
    List<StudyAnalyte> analytes = new AnalyteForm(section).read();
    Period period = period();
    LegalBasis basis =
        section
            .required("legal-basis", Forms.oneOf(LegalBasis.class))
            .orElse(LegalBasis.PUBLIC_INTEREST_TASK);
    Study study =
        new Study(
            file,
            id(),
            section.required("version", Forms.number(1, 9999)).orElse(1),
            text("title"),
            text("controller"),
            basis,
            registerNumber(basis),
            section.required("purpose", Forms.CODE).orElse(""),
            text("question"),
            cohort(analytes),
            period,
            analytes,
            variables(),
            zones(),
            section.requiredList("recipients", Forms.TEXT).stream().map(Setting::value).toList(),
            retainedUntil(period),
            key(),
            approvals(),
            smallCells(),
            section
                .required("opposition", Forms.oneOf(OppositionRule.class))
                .orElse(OppositionRule.EXCLUDED));
    section.refuseOtherKeys();
    return study;
  }

  private String text(String key) {
    return section.required(key, Forms.TEXT).orElse("");
  }

  private String id() {
    String id = section.required("id", Forms.CODE).orElse("");
    if (!id.isEmpty() && !file.getFileName().toString().equals(id + ".yaml")) {
      section.refuse("id", ExtractCode.FILE_NAME_DIFFERS, id);
    }
    return id;
  }

  private String registerNumber(LegalBasis basis) {
    Optional<String> number = section.optional("register-number", Forms.TEXT);
    if (basis.isRegistered() && number.isEmpty()) {
      section.refuse("legal-basis", ExtractCode.LEGAL_BASIS_REGISTER);
    }
    return number.orElse("");
  }

  private Cohort cohort(List<StudyAnalyte> analytes) {
    Optional<Section> cohort = section.requiredSection("cohort");
    if (cohort.isEmpty()) {
      return new Cohort(0, List.of());
    }
    Cohort read =
        new Cohort(
            cohort.get().required("minimum-age", Forms.number(0, 120)).orElse(0),
            cohort.get().sections("any-of").stream()
                .flatMap(line -> condition(line, analytes).stream())
                .toList());
    cohort.get().refuseOtherKeys();
    return read;
  }

  private static Optional<Condition> condition(Section line, List<StudyAnalyte> analytes) {
    Optional<String> analyte = line.required("analyte", Forms.CODE);
    analyte
        .filter(name -> analytes.stream().noneMatch(a -> a.name().equals(name)))
        .ifPresent(name -> line.refuse("analyte", ExtractCode.UNKNOWN_ANALYTE, name));
    Optional<Integer> results = line.required("results", Forms.number(1, 1000));
    Optional<Integer> months = line.required("within-months", Forms.number(1, 120));
    Optional<BigDecimal> below = line.optional("below", AnalyteForm.DECIMAL);
    line.refuseOtherKeys();
    return analyte.flatMap(
        a -> results.flatMap(r -> months.map(m -> new Condition(a, r, m, below))));
  }

  private Period period() {
    Period none = new Period(LocalDate.EPOCH, LocalDate.EPOCH);
    Optional<Section> lines = section.requiredSection("period");
    if (lines.isEmpty()) {
      return none;
    }
    Optional<LocalDate> from = lines.get().required("from", Forms.DATE);
    Optional<LocalDate> to = lines.get().required("to", Forms.DATE);
    lines.get().refuseOtherKeys();
    if (from.isEmpty() || to.isEmpty()) {
      return none;
    }
    if (!isWholeQuarters(from.get(), to.get())) {
      section.refuse("period", ExtractCode.PERIOD);
      return none;
    }
    return new Period(from.get(), to.get());
  }

  private static boolean isWholeQuarters(LocalDate from, LocalDate to) {
    return isFirstOfQuarter(from)
        && isFirstOfQuarter(to.plusDays(1))
        && from.isBefore(to)
        && to.isBefore(from.plusYears(LONGEST_YEARS));
  }

  private static boolean isFirstOfQuarter(LocalDate day) {
    return day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
  }

  private List<RequestedVariable> variables() {
    List<RequestedVariable> variables = new ArrayList<>();
    Set<FollowUpVariable> seen = EnumSet.noneOf(FollowUpVariable.class);
    List<Section> lines = section.sections("variables");
    for (Section line : lines) {
      Optional<FollowUpVariable> name = line.required("name", AnalyteForm.VARIABLE);
      Optional<String> reason = line.required("reason", Forms.TEXT);
      line.refuseOtherKeys();
      if (name.isPresent() && !seen.add(name.get())) {
        line.refuse("name", ExtractCode.VARIABLE_TWICE, name.get().column());
      }
      name.ifPresent(n -> variables.add(new RequestedVariable(n, reason.orElse(""))));
    }
    if (!seen.containsAll(FollowUpVariable.keys())) {
      section.refuse(
          "variables",
          ExtractCode.ESSENTIAL_VARIABLES,
          String.join(", ", FollowUpVariable.keys().stream().map(v -> v.column()).toList()));
    }
    return variables;
  }

  private List<Zone> zones() {
    List<Zone> zones = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Section line : section.sections("zones")) {
      Optional<String> name = line.required("name", Forms.TEXT);
      List<String> communes =
          line.requiredList("communes", COMMUNE).stream().map(Setting::value).toList();
      line.refuseOtherKeys();
      if (new HashSet<>(communes).size() < 2) {
        line.refuse("communes", ExtractCode.ZONE_TOO_SMALL, name.orElse("…"));
      }
      communes.stream()
          .filter(commune -> !seen.add(commune))
          .forEach(commune -> line.refuse("communes", ExtractCode.COMMUNE_TWICE, commune));
      zones.add(new Zone(name.orElse(""), communes));
    }
    return zones;
  }

  private LocalDate retainedUntil(Period period) {
    LocalDate until = section.required("retained-until", Forms.DATE).orElse(LocalDate.MAX);
    if (until.isBefore(period.to())) {
      section.refuse("retained-until", ExtractCode.RETENTION);
    }
    return until;
  }

  private KeyLocation key() {
    Optional<Section> lines = section.requiredSection("key");
    Optional<String> variable = lines.flatMap(s -> s.optional("environment", VARIABLE_NAME));
    Optional<String> path =
        lines.flatMap(
            s -> s.optional("file", Forms.pathIn(DATA)).map(p -> DATA.relativize(p).toString()));
    lines.ifPresent(Section::refuseOtherKeys);
    if (lines.isPresent() && lines.get().has("environment") == lines.get().has("file")) {
      section.refuse("key", ExtractCode.KEY_LOCATION);
    }
    return variable
        .<KeyLocation>map(KeyLocation.Variable::new)
        .orElseGet(() -> new KeyLocation.DataFile(path.orElse("")));
  }

  private List<Approval> approvals() {
    List<Approval> approvals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section line : section.sections("approvals")) {
      Optional<String> name = line.required("name", Forms.TEXT);
      Optional<String> office = line.required("office", Forms.TEXT);
      Optional<LocalDate> on = line.required("on", Forms.DATE);
      line.refuseOtherKeys();
      name.ifPresent(n -> names.add(n.strip().toLowerCase(Locale.ROOT)));
      approvals.add(new Approval(name.orElse(""), office.orElse(""), on.orElse(LocalDate.EPOCH)));
    }
    if (names.size() < 2) {
      section.refuse("approvals", ExtractCode.APPROVALS);
    }
    return approvals;
  }

  private SmallCells smallCells() {
    Optional<Section> lines = section.requiredSection("small-cells");
    SmallCells cells =
        new SmallCells(
            lines.flatMap(s -> s.required("tables", Forms.number(11, 1000))).orElse(11),
            lines.flatMap(s -> s.required("rows", Forms.number(1, 1000))).orElse(1));
    lines.ifPresent(Section::refuseOtherKeys);
    return cells;
  }
}
