package org.estuaire.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.extract.Study.Conversion;
import org.estuaire.extract.Study.StudyAnalyte;
import org.estuaire.extract.Study.Target;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;
import org.estuaire.yaml.YamlFinding;

/** The {@code analytes} of a dataset request. */
final class AnalyteForm {

  static final Form<BigDecimal> DECIMAL =
      (text, refusal) -> {
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
          return Optional.of(new BigDecimal(text));
        }
        refusal.because(ExtractCode.BAD_DECIMAL, Forms.withValue(text));
        return Optional.empty();
      };

  static final Form<FollowUpVariable> VARIABLE =
      (text, refusal) -> {
        Optional<FollowUpVariable> variable =
            Arrays.stream(FollowUpVariable.values())
                .filter(v -> v.column().equals(text))
                .findFirst();
        if (variable.isEmpty()) {
          String all =
              Arrays.stream(FollowUpVariable.values())
                  .map(FollowUpVariable::column)
                  .collect(Collectors.joining(", "));
          refusal.because(YamlFinding.NOT_ONE_OF, Forms.withValue(text, all));
        }
        return variable;
      };

  private static final Form<String> LOINC =
      Forms.of(ExtractCode.BAD_LOINC, text -> text.matches("[0-9]{1,7}-[0-9]"));

  private final Section study;
  private final Set<String> seen = new HashSet<>();

  AnalyteForm(Section study) {
    this.study = study;
  }

  List<StudyAnalyte> read() {
    List<StudyAnalyte> analytes = study.sections("analytes").stream().map(this::analyte).toList();
    if (analytes.isEmpty()) {
      study.refuse("analytes", YamlFinding.MISSING_KEY);
    }
    return analytes;
  }

  private StudyAnalyte analyte(Section line) {
    StudyAnalyte analyte =
        new StudyAnalyte(
            line.required("name", Forms.CODE).orElse(""),
            line.required("title", Forms.TEXT).orElse(""),
            values(line.requiredList("loinc", LOINC)),
            line.required("unit", Forms.TEXT).orElse(""),
            line.sections("conversions").stream().flatMap(c -> conversion(c).stream()).toList(),
            values(line.list("bands", DECIMAL)),
            line.section("target").flatMap(AnalyteForm::target));
    line.refuseOtherKeys();
    refuseTwice(line, "name", List.of(analyte.name()));
    refuseTwice(line, "loinc", analyte.loinc());
    if (!isAscending(analyte.bands())) {
      line.refuse("bands", ExtractCode.BANDS_NOT_ASCENDING, analyte.name());
    }
    return analyte;
  }

  private void refuseTwice(Section line, String key, List<String> names) {
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .forEach(name -> line.refuse(key, ExtractCode.ANALYTE_TWICE, name));
  }

  private static Optional<Conversion> conversion(Section line) {
    Optional<String> unit = line.required("unit", Forms.TEXT);
    Optional<BigDecimal> factor = line.required("factor", DECIMAL);
    line.refuseOtherKeys();
    return unit.flatMap(u -> factor.map(f -> new Conversion(u, f)));
  }

  private static Optional<Target> target(Section line) {
    Optional<BigDecimal> from = line.required("from", DECIMAL);
    Optional<BigDecimal> to = line.required("to", DECIMAL);
    line.refuseOtherKeys();
    return from.flatMap(f -> to.map(t -> new Target(f, t)));
  }

  private static boolean isAscending(List<BigDecimal> limits) {
    for (int i = 1; i < limits.size(); i++) {
      if (limits.get(i - 1).compareTo(limits.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static <T> List<T> values(List<Setting<T>> settings) {
    return new ArrayList<>(settings.stream().map(Setting::value).toList());
  }
}
