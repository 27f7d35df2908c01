package org.estuaire.identity.feed.fhir;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.identity.feed.Feed;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.trust.PersonInEveryFormat;

public final class FhirPatientContractTest extends FormatContract<IdentityStatement> {

  private static final String PATIENT =
      FhirPatientFormatTest.patient("fr-core-cs-v2-0445", "VALI", "");
  private static final String OTHER = PATIENT.replace("\"8001\"", "\"8002\"");

  @Override
  protected RecordFormat<IdentityStatement> format() {
    return new FhirPatientFormat();
  }

  @Override
  protected Partner partner() {
    return Feed.GHT;
  }

  @Override
  protected Normaliser<IdentityStatement> rules() {
    return Feed.RULES;
  }

  @Override
  protected List<byte[]> samples() {
    return Stream.of(
            PATIENT,
            PATIENT + "\n" + OTHER,
            FhirPatientFormatTest.bundle(PATIENT, OTHER),
            "<Bundle xmlns=\"http://hl7.org/fhir\"><entry><resource><Patient><meta>"
                + "<lastUpdated value=\"2026-03-01T09:00:00+01:00\"/></meta><identifier>"
                + "<type><coding><code value=\"PI\"/></coding></type>"
                + "<system value=\"urn:oid:2.999.20.1\"/><value value=\"8001\"/></identifier>"
                + "<name><use value=\"official\"/><family value=\"KERVOAL\"/>"
                + "<given value=\"AMÉLIE\"/></name><gender value=\"female\"/>"
                + "<birthDate value=\"1961-04-17\"/></Patient></resource></entry></Bundle>")
        .map(FhirPatientContractTest::utf8)
        .toList();
  }

  @Override
  protected InputStream large(int bytes) {
    String entry = "{\"resource\": " + PATIENT + "}";
    return RepeatedPiece.of(
        utf8("{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": ["),
        utf8(entry + ","),
        utf8(entry + "]}"),
        bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z][A-Za-z]+(\\[[0-9]+])?(\\.[A-Za-z]+(:[A-Za-z]+)?(\\[[0-9]+])?)*");
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.FHIR_PATIENT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
