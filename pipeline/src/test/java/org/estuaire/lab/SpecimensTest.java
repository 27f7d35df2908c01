package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.reading.Said;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that say one code in several specimens, each in a message of its own. */
class SpecimensTest {

  private static final Territory TERRITORY = new Territory();
  private static final String NONE = "";
  private static final String CURVE = "2955-3^Sodium^LN";
  private static int orders;

  private static String newOrder() {
    return "SP" + ++orders;
  }

  /** What one message says of the sodium of an order. */
  private record Said(String specimen, String status, String value) {}

  private static Said said(String specimen, String status, String value) {
    return new Said(specimen, status, value);
  }

  /** Formats in which a message tells the specimen. */
  private enum Way {
    HL7 {
      @Override
      byte[] message(String order, int version, Said said) {
        String time = "2026030212" + (10 + version) + "00+0100";
        return bytes(
            "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|%2$s||ORU^R01^ORU_R01|%1$s.%3$s|P|2.5\r"
                + "PID|1||%7$s^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F\r"
                + "OBR|1|P|%1$s|IONO^Ionogramme^L|||20260302080000+0100||||||||%4$s|%8$s"
                + "||||||%2$s|||F\r"
                + "OBX|1|NM|NA^Sodium^L||%6$s|mmol/L|||||%5$s\r",
            order,
            time,
            version,
            said.specimen(),
            said.status(),
            said.value(),
            Territory.PATIENT,
            Territory.PRESCRIBER);
      }
    },

    SANTE {
      @Override
      byte[] message(String order, int version, Said said) {
        String time = "2026030212" + (10 + version);
        return bytes(
            "H|~^\\&|%1$s-%3$s||LABO~RIVE||ORU|||E~ESTRAN||P|H2.4~C|%2$s\r"
                + "P|1||%7$s||ESSAI~CAMILLE||19850812|F\r"
                + "OBR|1||~%1$s|IONO~Ionogramme~L|R||20260302080000||||||||%4$s|%8$s"
                + "||||||%2$s|||F\r"
                + "OBX|1|NM|NA~Sodium~L||%6$s|mmol/l|||||%5$s\rL|1\r",
            order,
            time,
            version,
            said.specimen(),
            said.status(),
            said.value(),
            Territory.PATIENT,
            Territory.PRESCRIBER);
      }
    },

    FHIR {
      @Override
      byte[] message(String order, int version, Said said) {
        Map<String, String> statuses =
            Map.of("F", "final", "C", "corrected", "D", "entered-in-error");
        String specimen =
            said.specimen().isEmpty() ? "" : ",\"specimen\":{\"reference\":\"Specimen/s1\"}";
        String kind =
            said.specimen().isEmpty()
                ? ""
                : ",{\"resource\":{\"resourceType\":\"Specimen\",\"id\":\"s1\",\"subject\":{"
                    + "\"reference\":\"Patient/p1\"},\"type\":{\"coding\":[{\"code\":\""
                    + said.specimen()
                    + "\"}]}}}";
        String value =
            said.value().isEmpty()
                ? ""
                : ",\"valueQuantity\":{\"value\":" + said.value() + ",\"unit\":\"mmol/L\"}";
        return bytes(
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{"
                + "\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"type\":{"
                + "\"coding\":[{\"code\":\"PI\"}]},\"system\":\"urn:oid:2.999.10.1\",\"value\":"
                + "\"%4$s\"}],\"name\":[{\"family\":\"ESSAI\",\"given\":[\"CAMILLE\"]}],"
                + "\"gender\":\"female\",\"birthDate\":\"1985-08-12\"}},{\"resource\":{"
                + "\"resourceType\":\"DiagnosticReport\",\"id\":\"r1\",\"identifier\":[{"
                + "\"value\":\"%1$s\"}],\"status\":\"final\",\"subject\":{\"reference\":"
                + "\"Patient/p1\"},\"effectiveDateTime\":\"2026-03-02T08:00:00+01:00\","
                + "\"issued\":\"2026-03-02T12:%2$s:00+01:00\",\"code\":{\"text\":\"Iono\"},"
                + "\"result\":[{\"reference\":\"Observation/o1\"}]}},{\"resource\":{"
                + "\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"%3$s\",\"code\":{"
                + "\"coding\":[{\"code\":\"NA\",\"display\":\"Sodium\"}]},\"subject\":{"
                + "\"reference\":\"Patient/p1\"}"
                + specimen
                + value
                + "}}"
                + kind
                + "]}",
            order,
            Integer.toString(10 + version),
            statuses.get(said.status()),
            Territory.PATIENT);
      }
    };

    abstract byte[] message(String order, int version, Said said);

    static byte[] bytes(String text, Object... parts) {
      return text.formatted(parts).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static List<String> rows(String order) throws Exception {
    return TERRITORY.rows(order, "r.sub_id, r.specimen, r.sent_value");
  }

  private static List<String> history(String order) throws Exception {
    return TERRITORY.query(
        "SELECT r.sub_id, r.specimen, r.sent_value FROM lab.superseded_result r JOIN lab.report o"
            + " ON o.id = r.report_id WHERE o.order_number = '%s' ORDER BY 1, 2, 3",
        order);
  }

  private static List<List<Integer>> everyOrder(int count) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
    for (int next = 0; next < count; next++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> one : all) {
        for (int place = 0; place <= one.size(); place++) {
          List<Integer> with = new ArrayList<>(one);
          with.add(place, next);
          longer.add(with);
        }
      }
      all = longer;
    }
    return all;
  }

  /** In every order of arrival, one after another and all at once. */
  private static void endsAs(
      Way way, List<Said> messages, List<String> current, List<String> superseded)
      throws Exception {
    for (List<Integer> arrival : everyOrder(messages.size())) {
      for (boolean together : List.of(false, true)) {
        String order = newOrder();
        IntFunction<byte[]> message = at -> way.message(order, at, messages.get(at));
        List<byte[]> files = arrival.stream().map(at -> message.apply(at)).toList();
        if (together) {
          TERRITORY.load(files);
        } else {
          for (byte[] file : files) {
            TERRITORY.load(List.of(file));
          }
        }
        assertThat(rows(order)).as("%s %s", arrival, together).isEqualTo(current);
        assertThat(history(order)).as("%s %s", arrival, together).isEqualTo(superseded);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serumAndUrineInMessagesOfTheirOwnAreTwoResultsInWhateverOrderTheyArrive(Way way)
      throws Exception {
    endsAs(
        way,
        List.of(said("SER", "F", "139"), said("UR", "F", "60")),
        List.of("SER|SER|139", "UR|UR|60"),
        List.of());
  }

  @ParameterizedTest
  @EnumSource
  void eachOfTwoSpecimensIsCorrectedAndWithdrawnAlone(Way way) throws Exception {
    endsAs(
        way,
        List.of(
            said("SER", "F", "139"),
            said("UR", "F", "60"),
            said("SER", "C", "141"),
            said("UR", "D", "")),
        List.of("SER|SER|141"),
        List.of("SER|SER|139", "UR|UR|60"));
  }

  @ParameterizedTest
  @EnumSource
  void aCorrectionThatTellsNoSpecimenIsAboutTheOnlyOneThatHadBeenToldOf(Way way) throws Exception {
    endsAs(
        way,
        List.of(said("SER", "F", "139"), said(NONE, "C", "141"), said("UR", "F", "60")),
        List.of("SER|SER|141", "UR|UR|60"),
        List.of("SER|SER|139"));
  }

  @ParameterizedTest
  @EnumSource
  void aCorrectionFindsItsResultThoughItNamesTheSpecimenInAnotherWord(Way way) throws Exception {
    endsAs(
        way,
        List.of(said("SER", "F", "139"), said("122575003", "F", "60"), said("SERUM", "C", "141")),
        List.of("SER|SER|141", "UR|UR|60"),
        List.of("SER|SER|139"));
  }

  @Test
  void aValueThatMayBeOfTwoSpecimensStandsByItself() throws Exception {
    endsAs(
        Way.HL7,
        List.of(said("SER", "F", "139"), said("UR", "F", "60"), said(NONE, "C", "141")),
        List.of("|null|141", "SER|SER|139", "UR|UR|60"),
        List.of());
  }

  @Test
  void aThirdSpecimenTakesNothingFromAValueThatMayBeOfAnyOfThem() throws Exception {
    endsAs(
        Way.HL7,
        List.of(
            said("SER", "F", "139"),
            said("UR", "F", "60"),
            said("LCR", "F", "145"),
            said(NONE, "C", "61")),
        List.of("|null|61", "LCR|LCR|145", "SER|SER|139", "UR|UR|60"),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "D"})
  void practicesSeeNothingMoreOfAValueThatALaterWordWithoutSpecimenReplaces(String status)
      throws Exception {
    String order = newOrder();
    Said late = said(NONE, status, status.equals("C") ? "141" : "");
    List<Said> messages = List.of(said("SER", "F", "139"), late, said("UR", "F", "60"));
    for (int at : List.of(0, 2, 1)) {
      TERRITORY.load(List.of(Way.HL7.message(order, at, messages.get(at))));
      TERRITORY.distribute();
    }
    Map<String, String> shown = new TreeMap<>(Map.of("Sodium (UR)", "60"));
    if (status.equals("C")) {
      shown.put("Sodium (SER)", "141");
    }
    for (LabFormats practice : LabFormats.values()) {
      assertThat(TERRITORY.labelsShownBy(practice, order)).as(practice.label()).isEqualTo(shown);
    }
  }

  @Test
  void practicesSeeWhatIsCurrentAgainSinceItsSpecimenIsKnown() throws Exception {
    String order = newOrder();
    List<Said> nights =
        List.of(said(NONE, "F", "139"), said("UR", "F", "60"), said("SER", "F", "139"));
    for (int night = 0; night < nights.size(); night++) {
      TERRITORY.load(List.of(Way.HL7.message(order, night, nights.get(night))));
      TERRITORY.distribute();
    }
    for (LabFormats practice : LabFormats.values()) {
      assertThat(TERRITORY.labelsShownBy(practice, order))
          .as(practice.label())
          .isEqualTo(new TreeMap<>(Map.of("Sodium (SER)", "139", "Sodium (UR)", "60")));
    }
  }

  @Test
  void aWithdrawalThatMayBeOfTwoSpecimensIsAboutBoth() throws Exception {
    endsAs(
        Way.HL7,
        List.of(said("SER", "F", "139"), said("UR", "F", "60"), said(NONE, "D", "")),
        List.of(),
        List.of("SER|SER|139", "UR|UR|60"));
  }

  @Test
  void aStatementThatTellsNoSpecimenIsAboutTheOneWhoseValueItRepeats() throws Exception {
    String order = newOrder();
    load(order, said("SER", "F", "139"), said("UR", "F", "60"), said(NONE, "F", "60"));

    assertThat(rows(order)).containsExactly("SER|SER|139", "UR|UR|60");
  }

  @Test
  void theSenderIsToldThatAStatementDoesNotSayInWhichSpecimen() throws Exception {
    String order = newOrder();
    load(order, said("SER", "F", "139"), said("UR", "F", "60"));

    List<LoadResult> results =
        TERRITORY.load(List.of(Way.HL7.message(order, 2, said(NONE, "C", "141"))));

    assertThat(results.get(0).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(LabFinding.SPECIMEN_UNCLEAR);
              assertThat(finding.field()).isEqualTo("OBX[1]-3");
            });
  }

  @Test
  void theSenderIsToldThatASubIdentifierIsThatOfAResultInAnotherSpecimen() throws Exception {
    String order = newOrder();
    TERRITORY.load(List.of(numbered(order, 0, said("SER", "F", "139"))));

    List<LoadResult> results = TERRITORY.load(List.of(numbered(order, 1, said("UR", "F", "60"))));

    assertThat(results.get(0).findings())
        .extracting(Finding::code)
        .containsExactly(LabFinding.SPECIMEN_REPLACED);
  }

  private static byte[] numbered(String order, int version, Said said) {
    String message = new String(Way.HL7.message(order, version, said), StandardCharsets.UTF_8);
    return message.replace("^Sodium^L||", "^Sodium^L|1|").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void oneValueInTwoSpecimensIsTwoResults() throws Exception {
    endsAs(
        Way.HL7,
        List.of(said("SER", "F", "139"), said("UR", "F", "139")),
        List.of("SER|SER|139", "UR|UR|139"),
        List.of());
  }

  @Test
  void aSpecimenInOtherLettersIsTheSame() throws Exception {
    endsAs(
        Way.HL7,
        List.of(said("^Sérum", "F", "139"), said("^SERUM", "C", "141")),
        List.of("|SER|141"),
        List.of("|SER|139"));
  }

  @Test
  void aRowFromBeforeTakesTheSpecimenOfTheMessageThatSaysItAgain() throws Exception {
    String order = newOrder();
    load(order, said("SER", "F", "139"));
    TERRITORY.update("UPDATE lab.result SET specimen = NULL");

    load(order, said("SER", "F", "139"), said("UR", "F", "60"));

    assertThat(rows(order)).containsExactly("SER|SER|139", "UR|UR|60");
    assertThat(history(order)).isEmpty();
  }

  @Test
  void rowsFromBeforeThatBearTheNamesOfTheirSpecimensGoOnAsThese() throws Exception {
    String order = newOrder();
    load(order, said("SER", "F", "139"), said("UR", "F", "60"));
    TERRITORY.update("UPDATE lab.result SET specimen = NULL");

    TERRITORY.load(List.of(Way.HL7.message(order, 3, said("UR", "C", "62"))));

    assertThat(rows(order)).containsExactly("SER|null|139", "UR|UR|62");
  }

  @Test
  void practicesSeeBothSpecimensAndOnceEach() throws Exception {
    String order = newOrder();
    List<Said> nights =
        List.of(said("SER", "F", "139"), said("UR", "F", "60"), said("SER", "C", "141"));
    for (int night = 0; night < nights.size(); night++) {
      TERRITORY.load(List.of(Way.HL7.message(order, night, nights.get(night))));
      TERRITORY.distribute();
    }
    for (LabFormats practice : LabFormats.values()) {
      assertThat(TERRITORY.labelsShownBy(practice, order))
          .as(practice.label())
          .isEqualTo(new TreeMap<>(Map.of("Sodium (SER)", "141", "Sodium (UR)", "60")));
    }
  }

  @Test
  void serumAndUrineUnderOneCodeMakeNoOneCurve() throws Exception {
    String order = newOrder();
    for (Said said :
        List.of(said("SER", "F", "139"), said("UR", "F", "60"), said("SER", "F", "141"))) {
      byte[] message = Way.HL7.message(order + said.value(), 0, said);
      String loinc = new String(message, StandardCharsets.UTF_8).replace("NA^Sodium^L", CURVE);
      TERRITORY.load(List.of(loinc.getBytes(StandardCharsets.UTF_8)));
    }

    Trend trend = TERRITORY.trend("2955-3", "mmol/L");

    assertThat(trend.points())
        .extracting(TrendPoint::sent)
        .containsExactly("139 mmol/L", "141 mmol/L");
    assertThat(trend.apart()).extracting(Trend.Apart::sent).containsExactly("60 mmol/L (UR)");
  }

  @Test
  void aCorrectionThatTellsNoSpecimenStaysOutOfTheCurveOfAnotherOne() throws Exception {
    Territory elsewhere = new Territory();
    List<Said> messages =
        List.of(said("SER", "F", "145"), said("UR", "F", "60"), said(NONE, "C", "62"));
    for (int at = 0; at < messages.size(); at++) {
      String own = at == 0 ? "CURVE" : "URINE";
      String message =
          new String(Way.HL7.message(own, at, messages.get(at)), StandardCharsets.UTF_8);
      String loinc = message.replace("NA^Sodium^L", CURVE);
      elsewhere.load(List.of(loinc.getBytes(StandardCharsets.UTF_8)));
    }

    Trend trend = elsewhere.trend("2955-3", "mmol/L");

    assertThat(trend.points()).extracting(TrendPoint::sent).containsExactly("145 mmol/L");
    assertThat(trend.apart()).extracting(Trend.Apart::sent).containsExactly("62 mmol/L (UR)");
  }

  private static void load(String order, Said... messages) throws Exception {
    for (int at = 0; at < messages.length; at++) {
      TERRITORY.load(List.of(Way.HL7.message(order, at, messages[at])));
    }
  }
}
