package org.estuaire.pathway;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.LoincCode;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;

/** Reads one file of {@code pathways/}. */
final class PathwayForm {

  private static final int MOST_TIMES = 20;
  private static final int LONGEST_MONTHS = 240;

  private static final Form<String> LOINC =
      Forms.of(PathwayFinding.BAD_LOINC, LoincCode::isWellFormed);

  private static final Form<String> FIGURE_SHAPE =
      Forms.of(PathwayFinding.BAD_FIGURE, text -> text.matches("[0-9]{1,6}(\\.[0-9]{1,4})?"));

  private static final Form<BigDecimal> FIGURE =
      (text, refusal) -> FIGURE_SHAPE.read(text, refusal).map(BigDecimal::new);

  private static final Form<String> PERIOD_SHAPE =
      Forms.of(PathwayFinding.BAD_PERIOD, PathwayForm::isPeriod);

  private static final Form<Period> PERIOD =
      (text, refusal) -> PERIOD_SHAPE.read(text, refusal).map(Period::parse);

  private final Path file;
  private final Section section;
  private final Analytes analytes;
  private final Mistakes mistakes;

  PathwayForm(Path file, Section section, Analytes analytes, Mistakes mistakes) {
    this.file = file;
    this.section = section;
    this.analytes = analytes;
    this.mistakes = mistakes;
  }

  /** Empty where anything of it is wrong. */
  Optional<Pathway> read() {
    int before = mistakes.count();
    Optional<String> code = section.required("code", Forms.CODE);
    code.filter(c -> !file.getFileName().toString().equals(c + ".yaml"))
        .ifPresent(c -> section.refuse("code", PathwayFinding.FILE_NAME_DIFFERS, c));
    Optional<String> name = section.required("name", Forms.TEXT);
    Optional<Section> about = section.section("about");
    List<Sign> signs =
        about.stream().flatMap(inner -> inner.sections("signs").stream()).map(this::sign).toList();
    boolean atHome =
        about.flatMap(inner -> inner.optional("right-at-home", Forms.YES_OR_NO)).orElse(false);
    about.ifPresent(Section::refuseOtherKeys);
    List<ExpectedTest> tests = section.requiredSections("tests").stream().map(this::test).toList();
    section.refuseOtherKeys();
    return mistakes.count() == before
        ? Optional.of(new Pathway(code.orElse(""), name.orElse(""), signs, atHome, tests))
        : Optional.empty();
  }

  private ExpectedTest test(Section test) {
    Optional<String> name = test.required("name", Forms.TEXT);
    List<String> codes = analytes(test);
    Optional<Period> every = test.required("every", PERIOD);
    List<Sign> when = test.sections("when").stream().map(this::sign).toList();
    Optional<Bounds> target = test.section("target").map(inner -> target(inner, test));
    target.ifPresent(bounds -> demandComparable(test, codes));
    Optional<String> source = test.required("source", Forms.TEXT);
    test.refuseOtherKeys();
    return new ExpectedTest(
        name.orElse(""), codes, every.orElse(Period.ofYears(1)), when, target, source.orElse(""));
  }

  private static Bounds target(Section inner, Section test) {
    Bounds bounds = bounds(inner);
    if (bounds.isAny()) {
      test.refuse("target", PathwayFinding.EMPTY_BOUNDS);
    }
    inner.refuseOtherKeys();
    return bounds;
  }

  private Sign sign(Section sign) {
    List<String> codes = analytes(sign);
    Bounds bounds = bounds(sign);
    if (!bounds.isAny()) {
      demandComparable(sign, codes);
    }
    Sign read =
        new Sign(
            codes,
            bounds,
            sign.optional("latest", Forms.YES_OR_NO).orElse(false),
            sign.optional("times", Forms.number(1, MOST_TIMES)).orElse(1),
            sign.required("within", PERIOD).orElse(Period.ofYears(1)),
            sign.optional("apart", PERIOD));
    sign.refuseOtherKeys();
    return read;
  }

  private static Bounds bounds(Section section) {
    return new Bounds(section.optional("at-least", FIGURE), section.optional("below", FIGURE));
  }

  /** Under the codes by which values are compared. */
  private List<String> analytes(Section section) {
    return section.requiredList("analytes", LOINC).stream()
        .map(Setting::value)
        .map(code -> analytes.find(code).map(one -> one.canonicalLoinc()).orElse(code))
        .distinct()
        .toList();
  }

  /** A figure is only compared with values in one known unit. */
  private void demandComparable(Section section, List<String> codes) {
    boolean oneUnit = codes.stream().flatMap(code -> unit(code).stream()).distinct().count() == 1;
    if (!codes.isEmpty() && !(oneUnit && codes.stream().allMatch(c -> unit(c).isPresent()))) {
      section.refuse("analytes", PathwayFinding.NOT_COMPARABLE);
    }
  }

  private Optional<String> unit(String code) {
    return analytes.find(code).map(one -> one.unit());
  }

  private static boolean isPeriod(String text) {
    try {
      Period period = Period.parse(text);
      return Stream.of(period.getYears(), period.getMonths(), period.getDays())
              .allMatch(part -> part >= 0)
          && !period.isZero()
          && period.toTotalMonths() <= LONGEST_MONTHS
          && period.getDays() <= LONGEST_MONTHS * 31;
    } catch (DateTimeException | ArithmeticException notOne) {
      return false;
    }
  }
}
