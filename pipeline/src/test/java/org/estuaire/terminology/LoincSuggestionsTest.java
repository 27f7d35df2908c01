package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.terminology.LoincSuggestions.Candidate;
import org.estuaire.terminology.LoincSuggestions.Suggestion;
import org.junit.jupiter.api.Test;

class LoincSuggestionsTest {

  private static final Analytes ANALYTES =
      Analytes.read(Path.of("..", "config", "terminology", "analytes.csv"));

  private final LoincSuggestions suggestions = new LoincSuggestions(ANALYTES, known());

  private static List<Candidate> known() {
    List<Candidate> known = new ArrayList<>();
    ANALYTES.all().forEach(a -> known.add(new Candidate(a.loinc(), a.label(), "", "LOINC")));
    known.add(new Candidate("6690-2", "Leucocytes", "GB", "labo-voisin"));
    return known;
  }

  @Test
  void theUnitDecidesBetweenTheMassAndTheMolarCodeOfAnAnalyte() {
    assertThat(best("GLUJ", "Glucose", "mmol/l")).isEqualTo("14749-6");
    assertThat(best("GLUJ", "Glucose", "g/l")).isEqualTo("2345-7");
  }

  @Test
  void accentsAndPluralsDoNotHideALabel() {
    assertThat(best("CRE", "CREATININE", "µmol/L")).isEqualTo("14682-9");
    assertThat(best("TG", "Triglycéride", "mmol/L")).isEqualTo("14927-8");
  }

  @Test
  void whatANeighbourMapsTheSameCodeToComesFirst() {
    Suggestion first = suggestions.suggest("gb", "Globules blancs", "G/L", 3).get(0);
    assertThat(first.loinc()).isEqualTo("6690-2");
    assertThat(first.source()).isEqualTo("labo-voisin");
  }

  @Test
  void aCodeThatContradictsTheUnitIsNeverProposed() {
    assertThat(suggestions.suggest("X", "Glucose", "UI/L", 9)).isEmpty();
  }

  @Test
  void wordsThatNothingKnowsProposeNothing() {
    assertThat(suggestions.suggest("ZZ", "Analyse inventée", "", 3)).isEmpty();
  }

  private String best(String code, String label, String unit) {
    return suggestions.suggest(code, label, unit, 3).get(0).loinc();
  }
}
