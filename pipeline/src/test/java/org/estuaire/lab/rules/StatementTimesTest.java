package org.estuaire.lab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.lab.LabFormats;
import org.estuaire.lab.LabPersons;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of two versions holds when clocks are wrong, are put back, or stand elsewhere. */
class StatementTimesTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-30T05:00:00Z");
  private static final Partner PARIS = LabFormats.LABORATORY;
  private static final String CODE = "2823-3";

  private final DataSource database = TestDatabase.create();
  private long delivery;

  @BeforeEach
  void onePatient() throws SQLException {
    try (Connection tx = database.getConnection()) {
      LabPersons.identity(tx, 1, PARIS.identityDomain(), "CLK1", new UUID(0, 1));
    }
  }

  @Test
  void aVersionOfTheFutureGivesWayToOneWithARightDate() throws SQLException {
    List<Finding> told =
        load(message("20380119031407+0100", "20261128081500+0100", "4.9", "F"), PARIS, ARRIVAL);
    load(message("20261129101500+0100", "20261128081500+0100", "7.9", "C"), PARIS, ARRIVAL);

    assertThat(told).extracting(Finding::code).contains(LabFinding.STATED_IN_FUTURE);
    assertThat(current()).containsExactly("7.9");
  }

  @Test
  void aVersionOfTheFutureReplacesWhatCameBeforeIt() throws SQLException {
    load(message("20261128101500+0100", "20261128081500+0100", "4.9", "F"), PARIS, ARRIVAL);
    load(message("20380119031407+0100", "20261128081500+0100", "7.9", "C"), PARIS, ARRIVAL);

    assertThat(current()).containsExactly("7.9");
  }

  @Test
  void twoVersionsOfTheFutureFollowTheOrderOfArrival() throws SQLException {
    load(message("20380119031407+0100", "20261128081500+0100", "4.9", "F"), PARIS, ARRIVAL);
    load(message("20370119031407+0100", "20261128081500+0100", "7.9", "C"), PARIS, ARRIVAL);

    assertThat(current()).containsExactly("7.9");
  }

  @ParameterizedTest
  @EnumSource(
      value = LabFormats.class,
      names = {"HL7", "SANTE", "CDA", "FHIR"})
  void noFormatLetsAVersionOfTheFutureHoldForEver(LabFormats format) throws SQLException {
    List<Finding> told =
        load(written(format, "2038-01-19T02:14:07Z", "4.9", ResultStatus.FINAL, "E1"), format);
    load(written(format, "2026-11-29T09:15:00Z", "7.9", ResultStatus.CORRECTED, "E1"), format);

    assertThat(told).extracting(Finding::code).contains(LabFinding.STATED_IN_FUTURE);
    assertThat(current()).containsExactly("7.9");
  }

  @ParameterizedTest
  @CsvSource({"99991231080000", "20380119080000", "20261202080000"})
  void aSpecimenOfTheFutureIsRefused(String collected) {
    assertThat(refused(message("20261128101500+0100", collected, "4.9", "F")))
        .containsOnly(LabFinding.AFTER_ARRIVAL.code());
    assertThat(refused(message(collected, collected, "4.9", "F")))
        .containsOnly(LabFinding.AFTER_ARRIVAL.code());
  }

  @Test
  void aBirthOfTheFutureIsSaidToLieAhead() throws SQLException {
    String message = message("20261128101500+0100", "20261128081500+0100", "4.9", "F");
    assertThat(load(message.replace("19520714", "20270101"), PARIS, ARRIVAL))
        .extracting(Finding::code)
        .contains(IdentityFinding.PERSON_DATE_AHEAD);
    assertThat(load(message.replace("19520714", "99991231"), PARIS, ARRIVAL))
        .extracting(Finding::code)
        .contains(IdentityFinding.PERSON_DATE_AHEAD);
  }

  @Test
  void aCorrectionInTheSecondPassOfTheAutumnHourFollowsWhatItCorrects() throws SQLException {
    Instant morning = Instant.parse("2026-10-25T05:00:00Z");
    load(message("20261025025000", "20261024081500", "4.9", "F"), PARIS, morning);
    load(message("20261025021000", "20261024081500", "7.9", "C"), PARIS, morning);

    assertThat(current()).containsExactly("7.9");
  }

  @Test
  void aTimeOfTheAutumnHourWithItsOffsetIsTakenAtItsWord() throws SQLException {
    Instant morning = Instant.parse("2026-10-25T05:00:00Z");
    load(message("20261025025000+0200", "20261024081500", "7.9", "C"), PARIS, morning);
    load(message("20261025021000+0200", "20261024081500", "4.9", "F"), PARIS, morning);

    assertThat(current()).containsExactly("7.9");
  }

  @Test
  void outsideTheRepeatedHourALateMessageStaysTheOlderOne() throws SQLException {
    Instant morning = Instant.parse("2026-10-25T09:00:00Z");
    load(message("20261025040000", "20261024081500", "7.9", "C"), PARIS, morning);
    load(message("20261025023000", "20261024081500", "4.9", "F"), PARIS, morning);

    assertThat(current()).containsExactly("7.9");
  }

  @ParameterizedTest
  @CsvSource({
    "Indian/Reunion, 2026-11-28T04:15:00Z",
    "Indian/Mayotte, 2026-11-28T05:15:00Z",
    "America/Martinique, 2026-11-28T12:15:00Z",
    "Europe/Paris, 2026-11-28T07:15:00Z"
  })
  void aTimeWithoutOffsetIsThatOfThePartnersZone(ZoneId zone, Instant collected)
      throws SQLException {
    load(message("20261128101500", "20261128081500", "4.9", "F"), PARIS.withZone(zone), ARRIVAL);

    assertThat(
            TestQuery.rows(
                database, "SELECT collected_at = '" + collected + "'::timestamptz FROM lab.result"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @EnumSource(LabFormats.class)
  void aPracticeReadsTimesInItsOwnZone(LabFormats format) throws SQLException {
    ZoneId reunion = ZoneId.of("Indian/Reunion");
    LabReport report = report("2026-11-28T21:30:00Z", "4.9", ResultStatus.FINAL);
    byte[] file = format.write(outgoing(report, reunion, "E1"));
    LabReport read = format.read(file, PARIS.withZone(reunion)).get(0);

    Instant collected = read.orders().get(0).collectedAt().orElseThrow();
    if (format == LabFormats.MEDECINS) {
      // Only the day: that of the island, where the next one has begun.
      assertThat(collected.atZone(reunion).toLocalDate()).hasToString("2026-11-29");
    } else {
      assertThat(collected).isEqualTo("2026-11-28T20:30:00Z");
    }
  }

  private List<String> current() throws SQLException {
    return TestQuery.rows(
        database,
        "SELECT trim_scale(value)::text FROM lab.valid_result WHERE code = '" + CODE + "'");
  }

  private List<Finding> load(String message, Partner partner, Instant received)
      throws SQLException {
    return load(LabFormats.HL7, message.getBytes(StandardCharsets.UTF_8), partner, received);
  }

  private List<Finding> load(byte[] file, LabFormats format) throws SQLException {
    return load(format, file, PARIS, ARRIVAL);
  }

  private List<Finding> load(LabFormats format, byte[] file, Partner partner, Instant received)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (var decoded : format.decoded(file, partner)) {
      var readable = (org.estuaire.exchange.Decoded.Readable<LabReport>) decoded;
      findings.addAll(readable.warnings());
      Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(readable.record(), received);
      assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      Outcome.Accepted<LabReport> accepted = (Outcome.Accepted<LabReport>) outcome;
      findings.addAll(accepted.warnings());
      store(accepted.record());
    }
    return findings;
  }

  private void store(LabReport report) throws SQLException {
    delivery++;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader()
          .load(
              tx, List.of(new Filed<>(delivery, new Place(1, 1, 0, 10), PARIS.code(), 1, report)));
      tx.commit();
    }
  }

  private static List<String> refused(String message) {
    var decoded = LabFormats.HL7.decoded(message.getBytes(StandardCharsets.UTF_8), PARIS).get(0);
    var readable = (org.estuaire.exchange.Decoded.Readable<LabReport>) decoded;
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(readable.record(), ARRIVAL);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected<LabReport>) outcome)
        .why().stream().map(finding -> finding.code().code()).distinct().toList();
  }

  private static byte[] written(
      LabFormats format, String issued, String value, ResultStatus status, String number) {
    return format.write(
        outgoing(report(issued, value, status), Partner.METROPOLITAN_FRANCE, number));
  }

  private static OutgoingReport outgoing(LabReport report, ZoneId zone, String number) {
    return new OutgoingReport(
        report,
        new Party("380000999", "Laboratoire de la Rive"),
        new Party("99900000017", "Dr Essai"),
        zone,
        number,
        1,
        Optional.empty());
  }

  /** Collected an hour before it was issued, or two days before the arrival. */
  private static LabReport report(String issued, String value, ResultStatus status) {
    Instant at = Instant.parse(issued);
    Instant collected = at.isAfter(ARRIVAL) ? ARRIVAL.minusSeconds(172_800) : at.minusSeconds(3600);
    String time = collected.toString().replaceAll("[-:T]|Z$", "") + "+0000";
    String issue = issued.replaceAll("[-:T]|Z$", "") + "+0000";
    return LabFormats.HL7
        .read(message(issue, time, value, status.code()).getBytes(StandardCharsets.UTF_8), PARIS)
        .get(0);
  }

  private static String message(String issued, String collected, String value, String status) {
    return String.join(
        "\r",
        "MSH|^~\\&|SIL|RIVE|ESTUAIRE|REGION|"
            + issued
            + "||ORU^R01^ORU_R01|M1|P|2.5|||||FRA|UNICODE UTF-8",
        "PID|1||CLK1^^^RIVE&2.999.10.1&ISO^PI||Sablier^Odile^^^Mme^^L||19520714|F",
        "OBR|1|CLKO1|CLKO1|BIO^Biochimie^L|||" + collected,
        "OBX|1|NM|2823-3^Potassium^LN||" + value + "|mmol/L|3.5-5.0||||" + status,
        "");
  }
}
