package org.estuaire.identity.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.feed.fhir.FhirPatientFormat;
import org.estuaire.identity.feed.pam.PamFormat;
import org.junit.jupiter.api.Test;

/** A rule about an identity names and places what it speaks of as the format of its sender does. */
class PlacesOfIdentitiesTest {

  private static final List<FindingCode> RULES =
      List.of(
          IdentityFinding.BIRTH_PLACE_SHAPE,
          IdentityFinding.DEATH_BEFORE_BIRTH,
          IdentityFinding.OTHER_ID_MISSING);

  private final IdentityRecords lane = new Feed(Environment.DEMO).lane;

  @Test
  void aRowReadsTheColumnsOfItsOwnMapping() throws Exception {
    String rows =
        """
        EVENEMENT;HORODATAGE;IPP;NOM;PREMIER_PRENOM;LISTE_PRENOMS;NOM_USAGE;PRENOM_USAGE;NE_LE;DATE_INCERTAINE;SEXE;COG_NAISSANCE;INS;CLE_INS;OID_INS;STATUT;DATE_DECES
        CREATION;2026-03-01T08:00:00;T-1;Kervoal;Amélie;;;;17/04/1961;;F;38;;;;PROV;16/04/1961
        """;
    assertThat(places(lane.formats().get(0), Feed.TERRITORY, rows))
        .containsExactlyInAnyOrder(
            tuple(IdentityFinding.BIRTH_PLACE_SHAPE, "COG_NAISSANCE", 2L),
            tuple(IdentityFinding.DEATH_BEFORE_BIRTH, "DATE_DECES", 2L));
  }

  @Test
  void aRowOfALinkReadsItsOwnColumnOfTheOtherIdentifier() throws Exception {
    String rows =
        """
        EVENEMENT;HORODATAGE;IPP;NOM;PREMIER_PRENOM;NE_LE;SEXE;COG_NAISSANCE;STATUT;AUTRE_IPP
        RAPPROCHEMENT;2026-03-01T08:00:00;T-1;;;;;;PROV;
        """;
    assertThat(places(lane.formats().get(0), Feed.TERRITORY, rows))
        .containsExactly(tuple(IdentityFinding.OTHER_ID_MISSING, "AUTRE_IPP", 2L));
  }

  @Test
  void aMessageReadsTheFieldsOfItsSegments() throws Exception {
    String message =
        """
        MSH|^~\\&|SIH|CH ESTRAN|ESTUAIRE|REGION|20260301090000||ADT^A28^ADT_A05|M1|P|2.5^FRA^2.11|||||FRA|UNICODE UTF-8|||
        EVN||20260301080000
        PID|||8001^^^GHT&2.999.20.1&ISO^PI||KERVOAL^AMELIE^^^^^L||19610417|F|||1 QUAI NORD^^ESTRAN^^38999^FRA^H~^^^^^^BDL^^38999||||||||||||||||||19610416|||PROV
        """;
    assertThat(places(new PamFormat(Environment.DEMO), Feed.GHT, message.replace('\n', '\r')))
        .containsExactly(tuple(IdentityFinding.DEATH_BEFORE_BIRTH, "PID-29", 3L));
  }

  @Test
  void aResourceReadsPaths() throws Exception {
    String patient =
        """
        {"resourceType": "Patient",
         "meta": {"lastUpdated": "2026-03-01T09:00:00+01:00"},
         "extension": [
           {"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {
             "extension": [{"url": "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                            "valueCoding": {"code": "38"}}]}}],
         "identifier": [
           {"type": {"coding": [{"code": "PI"}]}, "system": "urn:oid:2.999.20.1", "value": "8001"}],
         "name": [{"use": "official", "family": "KERVOAL", "given": ["AMELIE"]}],
         "gender": "female", "birthDate": "1961-04-17", "deceasedDateTime": "1961-04-16"}
        """;
    assertThat(places(new FhirPatientFormat(), Feed.GHT, patient))
        .containsExactlyInAnyOrder(
            tuple(IdentityFinding.BIRTH_PLACE_SHAPE, "Patient.extension:birthPlace", 1L),
            tuple(IdentityFinding.DEATH_BEFORE_BIRTH, "Patient.deceased", 1L));
  }

  private List<Tuple> places(
      RecordFormat<IdentityStatement> format, Partner partner, String content) throws IOException {
    return all(format, partner, content).stream()
        .filter(finding -> RULES.contains(finding.code()))
        .map(finding -> tuple(finding.code(), finding.field(), finding.line()))
        .toList();
  }

  private List<Finding> all(RecordFormat<IdentityStatement> format, Partner partner, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Inspection inspected = format.inspect(new ByteArrayInputStream(bytes), partner);
    var reading = ((Inspection.Ready) inspected).reading();
    try (RecordSplitter records = format.split(new ByteArrayInputStream(bytes), partner, reading)) {
      Decoded<IdentityStatement> decoded =
          format.decoder(partner, reading).decode(records.next().orElseThrow());
      if (decoded instanceof Decoded.Unreadable<IdentityStatement> unreadable) {
        return unreadable.why();
      }
      IdentityStatement read = ((Decoded.Readable<IdentityStatement>) decoded).record();
      Outcome<IdentityStatement> outcome = lane.rules(partner).normalise(read);
      return outcome instanceof Outcome.Accepted<IdentityStatement> accepted
          ? accepted.warnings()
          : ((Outcome.Rejected<IdentityStatement>) outcome).why();
    }
  }
}
