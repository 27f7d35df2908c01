package org.estuaire.social.pch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.terminology.Communes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PchRulesTest {

  static final Partner COUNCIL =
      Partner.named("cd-38", Partner.Kind.COUNCIL, LaneName.SOCIAL).withFacilities(List.of("38"));
  private static final Path MAPPING = Path.of("..", "config", "mappings", "pch-cd-38.yaml");
  static final PchRecords PCH =
      new PchRecords(
          Mappings.of(
              COUNCIL.code(),
              ((MappingReading.Valid) new MappingReader(List.of(PchRow.SCHEMA)).read(MAPPING))
                  .mapping()),
          Communes.NONE,
          PchTariffs.read(Path.of("..", "config")));
  private static final Instant RECEIVED = Instant.parse("2026-11-20T22:00:00Z");

  private static final List<String> COLUMNS =
      PchRow.SCHEMA.fields().stream().map(RecordSchema.Field::name).toList();

  static final String HEADER = String.join(";", COLUMNS);

  /** A row in order, with some cells of its own. */
  static String row(Map<String, String> other) {
    Map<String, String> cells = new HashMap<>();
    cells.put("CODE_DEPT", "38");
    cells.put("DATE_EXTRACTION", "20/11/2026");
    cells.put("NUM_DOSSIER", "P1");
    cells.put("NIA", "38A0001");
    cells.put("NOM_NAISSANCE", "ESSAI");
    cells.put("PRENOMS", "CAMILLE");
    cells.put("SEXE", "F");
    cells.put("DATE_NAISSANCE", "03/04/1980");
    cells.put("CODE_POSTAL", "38990");
    cells.put("COMMUNE_INSEE", "38901");
    cells.put("DEPT_DOMICILE_SECOURS", "38");
    cells.put("DECISION", "A");
    cells.put("NUM_DROIT", "H1");
    cells.put("ELEMENT", "1");
    cells.put("DATE_DEBUT", "01/01/2026");
    cells.put("PERIODICITE", "M");
    cells.put("STATUT_AIDANT", "PRE");
    cells.put("HEURES_MENSUELLES", "40");
    cells.put("TARIF_HORAIRE", "25");
    cells.put("MONTANT_MENSUEL", "1000");
    cells.put("MOIS_PAIEMENT", "202610");
    cells.putAll(other);
    return COLUMNS.stream()
        .map(column -> cells.getOrDefault(column, ""))
        .collect(Collectors.joining(";"));
  }

  private static List<String> findings(String... cells) throws IOException {
    return findings(COUNCIL, cells);
  }

  @Test
  void aRowInOrderIsTakenWithoutAWord() throws Exception {
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4.2.12, 1",
    "4.3.2.10, 2",
    "4.4.1, 3",
    "4.4.2.9, 3L",
    "4.4.3.2, 3V",
    "4.4.4, 3T",
    "4.5.1, 4",
    "4.5.2, 4S",
    "4.5.3, 4E",
    "4.6, 5"
  })
  void theNationalTypeSaysTheElementWithoutAListOfCodes(String type, String element)
      throws Exception {
    assertThat(right("TYPDEM2", type, "ELEMENT", "").right().element()).isEqualTo(element);
    assertThat(right("TYPDEM2", "", "ELEMENT", type).right().element()).isEqualTo(element);
    assertThat(right("TYPDEM2", type, "ELEMENT", "").codes().type()).isEqualTo(type);
  }

  @Test
  void aTypeIsATextAndNotANumber() throws Exception {
    assertThat(right("TYPDEM2", "4.2.1").codes().type())
        .isNotEqualTo(right("TYPDEM2", "4.2.10").codes().type());
    assertThat(findings("TYPDEM2", "4,2", "ELEMENT", "1")).containsExactly("PCH-003 TYPDEM2 []");
    assertThat(findings("TYPDEM2", "1", "ELEMENT", "1")).containsExactly("PCH-002 TYPDEM2 []");
    assertThat(findings("TYPDEM2", "", "ELEMENT", "7")).containsExactly("PCH-001 ELEMENT []");
  }

  @Test
  void nationalCodesStandForOursAndMinusOneForNone() throws Exception {
    PchRight right =
        right("DECISION", "1", "PERIODICITE", "1", "STATUT_AIDANT", "4", "MODAL", "-1");
    assertThat(right.request().decision()).isEqualTo("A");
    assertThat(right.right().period()).isEqualTo("M");
    assertThat(right.right().helper()).isEqualTo("PRE");
    assertThat(right.codes().modality()).isEmpty();
  }

  @Test
  void humanHelpSaysWhoHelpsAndHowMuch() throws Exception {
    assertThat(
            findings(
                "STATUT_AIDANT",
                "",
                "HEURES_MENSUELLES",
                "",
                "MONTANT_MENSUEL",
                "",
                "TARIF_HORAIRE",
                ""))
        .containsExactly(
            "PCH-004 STATUT_AIDANT [ELEMENT = 1]", "PCH-004 HEURES_MENSUELLES [ELEMENT = 1]");
  }

  @Test
  void aTypeOrAWayOfHelpingSaysWhoHelps() throws Exception {
    assertThat(
            findings(
                "TYPDEM2",
                "4.2.12",
                "STATUT_AIDANT",
                "",
                "HEURES_MENSUELLES",
                "",
                "TARIF_HORAIRE",
                "",
                "MONTANT_MENSUEL",
                "",
                "MONTANT_ACCORDE",
                "813,15"))
        .isEmpty();
    assertThat(right("STATUT_AIDANT", "", "MODAL", "11").right().helper()).isEqualTo("EMP");
    assertThat(right("ELEMENT", "4.1", "TYPDEM2", "").right().element()).isEmpty();
    assertThat(findings("ELEMENT", "1", "TYPDEM2", "40.1")).containsExactly("PCH-002 TYPDEM2 []");
  }

  @Test
  void whatWasPaidOnceIsNotOpenAfterDeath() throws Exception {
    assertThat(findings("DATE_DECES", "01/06/2026", "PERIODICITE", "P")).isEmpty();
  }

  @Test
  void theAmountIsHoursTimesTariffWithinAnEuro() throws Exception {
    assertThat(findings("MONTANT_MENSUEL", "1000,90")).isEmpty();
    assertThat(findings("MONTANT_MENSUEL", "1002"))
        .containsExactly("PCH-005 MONTANT_MENSUEL [1000,00]");
    assertThat(findings("HEURES_MENSUELLES", "745", "MONTANT_MENSUEL", ""))
        .containsExactly("PCH-006 HEURES_MENSUELLES []");
  }

  @Test
  void theTariffIsThatOfTheMonthWhereItIsKnown() throws Exception {
    assertThat(findings("TARIF_HORAIRE", "24", "MONTANT_MENSUEL", ""))
        .containsExactly("PCH-007 TARIF_HORAIRE [25,00]");
    // Nobody saw the tariffs of direct employment of the middle of 2025.
    assertThat(
            findings(
                "STATUT_AIDANT",
                "EMP",
                "MOIS_PAIEMENT",
                "202506",
                "TARIF_HORAIRE",
                "24",
                "MONTANT_MENSUEL",
                ""))
        .isEmpty();
    // In a month with two tariffs either is right.
    for (String tariff : List.of("16,70", "17,40")) {
      assertThat(
              findings(
                  "STATUT_AIDANT",
                  "EMP",
                  "MOIS_PAIEMENT",
                  "202304",
                  "TARIF_HORAIRE",
                  tariff,
                  "MONTANT_MENSUEL",
                  ""))
          .isEmpty();
    }
    assertThat(
            findings(
                "STATUT_AIDANT",
                "FCE",
                "HEURES_MENSUELLES",
                "",
                "TARIF_HORAIRE",
                "",
                "MONTANT_MENSUEL",
                "813,15"))
        .isEmpty();
    assertThat(
            findings(
                "STATUT_AIDANT",
                "FCE",
                "HEURES_MENSUELLES",
                "",
                "TARIF_HORAIRE",
                "",
                "MONTANT_MENSUEL",
                "800"))
        .containsExactly("PCH-008 MONTANT_MENSUEL [813,15]");
  }

  @Test
  void aRejectionNeedsNeitherRightNorBeginning() throws Exception {
    assertThat(
            findings(
                "DECISION",
                "R",
                "NUM_DROIT",
                "",
                "DATE_DEBUT",
                "",
                "DATE_DEPOT",
                "01/02/2026",
                "MOIS_PAIEMENT",
                ""))
        .isEmpty();
    assertThat(findings("NUM_DROIT", ""))
        .containsExactly("refused", "SOC-162 NUM_DROIT [DECISION = A]");
  }

  @Test
  void aRowThatSaysNeitherElementNorTypeMayBeOfAnotherBenefit() throws Exception {
    assertThat(findings("ELEMENT", "", "TYPDEM2", ""))
        .containsExactly("refused", "SOC-162 ELEMENT [TYPDEM2 = ∅]");
  }

  @Test
  void aChildMayHaveItAndAYearOfTwoDigitsIsRefused() throws Exception {
    assertThat(findings("DATE_NAISSANCE", "03/04/2015")).isEmpty();
    assertThat(findings("DATE_NAISSANCE", "03/04/15")).startsWith("refused");
  }

  @Test
  void whatIsOddOfThePersonIsToldAsForApa() throws Exception {
    assertThat(findings("CODE_DEPT", "69")).containsExactly("refused", "SOC-003 CODE_DEPT []");
    assertThat(findings("DATE_DECES", "01/06/2026"))
        .containsExactly("SOC-027 DATE_FIN [DATE_DECES]");
  }

  private static PchRight right(String... cells) throws IOException {
    return ((Decoded.Readable<PchRight>) decode(PCH.formats().get(0), COUNCIL, row(other(cells))))
        .record();
  }

  private static Map<String, String> other(String... cells) {
    Map<String, String> other = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      other.put(cells[i], cells[i + 1]);
    }
    return other;
  }

  /** What is told of a row; of one that is refused, that it is. */
  private static List<String> findings(Partner council, String... cells) throws IOException {
    Decoded<PchRight> decoded = decode(PCH.formats().get(0), council, row(other(cells)));
    if (decoded instanceof Decoded.Unreadable<PchRight> unreadable) {
      return told("refused", unreadable.why());
    }
    Decoded.Readable<PchRight> readable = (Decoded.Readable<PchRight>) decoded;
    List<Finding> all = new ArrayList<>(readable.warnings());
    Outcome<PchRight> outcome = PCH.rules(council).normalise(readable.record(), RECEIVED);
    if (outcome instanceof Outcome.Rejected<PchRight> rejected) {
      return told("refused", rejected.why());
    }
    all.addAll(((Outcome.Accepted<PchRight>) outcome).warnings());
    return told("", all);
  }

  private static Decoded<PchRight> decode(
      RecordFormat<PchRight> format, Partner council, String row) throws IOException {
    byte[] file = (HEADER + "\r\n" + row + "\r\nTOTAL;1\r\n").getBytes(StandardCharsets.UTF_8);
    Inspection.Ready ready =
        (Inspection.Ready) format.inspect(new ByteArrayInputStream(file), council);
    try (RecordSplitter rows =
        format.split(new ByteArrayInputStream(file), council, ready.reading())) {
      return format.decoder(council, ready.reading()).decode(rows.next().orElseThrow());
    }
  }

  private static List<String> told(String first, List<Finding> findings) {
    List<String> told = new ArrayList<>();
    if (!first.isEmpty()) {
      told.add(first);
    }
    findings.forEach(
        one -> told.add(one.code().code() + " " + one.field() + " " + one.arguments()));
    return told;
  }
}
