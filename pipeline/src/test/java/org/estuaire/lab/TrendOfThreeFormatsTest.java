package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.lab.trend.TrendPoint.Mark;
import org.estuaire.lab.trend.TrendReader;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three laboratories, three formats, two units: from the bytes to the curve. */
class TrendOfThreeFormatsTest {

  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static final String HPRIM =
      """
      L000123
      ESSAI
      CAMILLE
      12 rue du Test

      38999 ESTRANVILLE
      12/08/1985

      D1
      02/03/2026
      LABTEST    LABORATOIRE DU TEST
      PRAT01     DOCTEUR MODELE

      Compte rendu
      ****LAB****
      RES|Glycémie|2345-7|N|0.91|g/l|0.74|1.06|N|F|5.05|mmol/l|4.11|5.88|
      ****FIN****
      ****FINFICHIER****
      """;

  private static final String HL7 =
      String.join(
          "\r",
          "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|20260405160000+0200||ORU^R01^ORU_R01|M1|P|2.5",
          "PID|1||B7^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F",
          "OBR|1|P2|D2|BIO^Biologie^L|||20260405083000+0200|||||||||||||||20260405160000+0200|||F",
          "OBX|1|NM|14749-6^Glucose^LN||5.4|mmol/L|3.9-6.1|N|||F",
          "");

  private static final String CDA_RESULTS =
      observation("2345-7", "0.97", "g/L") + observation("14749-6", "5.38", "mmol/L");

  private DataSource database;
  private Connection tx;
  private int delivery;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.create();
    tx = database.getConnection();
    tx.setAutoCommit(false);
    LabPersons.identity(tx, 1, "labo-a", "L000123", PERSON);
    LabPersons.identity(tx, 2, "labo-b", "B7", PERSON);
    LabPersons.identity(tx, 3, "labo-c", "C9", PERSON);
  }

  @AfterEach
  void close() throws SQLException {
    tx.close();
  }

  @Test
  void oneAnalyteOfThreeLaboratoriesInThreeFormatsIsOneSeriesInOneUnitEachResultOnce()
      throws SQLException {
    receive(LabFormats.CDA, "labo-c", 3, cda());
    receive(LabFormats.HL7, "labo-b", 2, HL7.getBytes(StandardCharsets.UTF_8));
    receive(LabFormats.MEDECINS, "labo-a", 1, hprim());

    Trend trend = trend();

    assertThat(trend.unit()).isEqualTo("mmol/L");
    assertThat(trend.apart()).isEmpty();
    assertThat(trend.points())
        .extracting(TrendPoint::laboratory)
        .containsExactly("labo-a", "labo-b", "labo-c");
    assertThat(trend.points())
        .extracting(point -> point.value().toPlainString())
        .containsExactly("5.05", "5.4", "5.38");
    assertThat(trend.points().get(0).sent()).isEqualTo("0.91 g/l");
    assertThat(trend.points().get(0).low()).isEqualByComparingTo("4.11");
    assertThat(trend.points().get(1).marks()).containsExactly(Mark.LABORATORY_CHANGED);
    assertThat(trend.points().get(2).marks()).containsExactly(Mark.LABORATORY_CHANGED);
  }

  @Test
  void theSameDeliveriesAgainAddNoPoint() throws SQLException {
    for (int night = 0; night < 2; night++) {
      receive(LabFormats.MEDECINS, "labo-a", 1, hprim());
      receive(LabFormats.CDA, "labo-c", 3, cda());
      receive(LabFormats.HL7, "labo-b", 2, HL7.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(trend().points()).hasSize(3);
  }

  private static byte[] hprim() {
    return HPRIM.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252"));
  }

  /** The report of the round trips, with other results, of another patient and day. */
  private static byte[] cda() {
    String source = new String(RoundTripTest.source(LabFormats.CDA), StandardCharsets.UTF_8);
    String results = "<entryRelationship typeCode=\"COMP\"><observation";
    int begin = source.indexOf(results);
    int end = source.indexOf("</act></entry></section>");
    return (source.substring(0, begin) + CDA_RESULTS + source.substring(end))
        .replace("20260302", "20260510")
        .replace("L000123", "C9")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String observation(String loinc, String value, String unit) {
    return "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
        + "<templateId root=\"1.3.6.1.4.1.19376.1.3.1.6\"/><code code=\""
        + loinc
        + "\" codeSystem=\"2.16.840.1.113883.6.1\" displayName=\"Glucose\"/>"
        + "<statusCode code=\"completed\"/><effectiveTime value=\"20260510083000+0200\"/>"
        + "<value xsi:type=\"PQ\" value=\""
        + value
        + "\" unit=\""
        + unit
        + "\"/></observation></entryRelationship>";
  }

  private void receive(LabFormats format, String laboratory, long identity, byte[] bytes)
      throws SQLException {
    assertThat(LabFormats.of(bytes)).contains(format);
    Partner partner =
        Partner.named(laboratory, Partner.Kind.LABORATORY, LaneName.LAB)
            .withIdentityDomain("2.999.10.1");
    delivery++;
    for (LabReport report : format.read(bytes, partner)) {
      new LabLoader()
          .load(
              tx,
              List.of(new Filed<>(delivery, new Place(1, 1, 0, 10), laboratory, identity, report)));
    }
  }

  private Trend trend() throws SQLException {
    ComparableAnalyte glucose = ComparableAnalyte.matching(LabSamples.ANALYTES, "glucose").get(0);
    assertThat(glucose.loinc()).isEqualTo("14749-6");
    return new TrendReader(tx).read(PERSON, glucose);
  }
}
