package org.estuaire.lab.fhir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.model.Directory;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.model.VisibilityStatement;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter.Indenter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a report as a FHIR R4 document in JSON: a Composition with a section for each order, its
 * DiagnosticReport, Observations and documents, the person as FR Core patient INS. Results of
 * before stand in a section of their own and in no report.
 */
public final class FhirReportWriter implements ReportWriter {

  private static final Pattern RPPS = Pattern.compile("[0-9]{11}");
  private static final Pattern FINESS = Pattern.compile("[0-9][0-9AB][0-9]{7}");
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final String FRENCH_TYPES =
      "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
  private static final String RECIPIENT =
      "http://hl7.eu/fhir/StructureDefinition/information-recipient";
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final String MASKS = "urn:oid:1.2.250.1.213.1.1.4.13";
  private static final String TITLE = "Compte rendu d'examens biologiques";
  private static final String LOINC = "http://loinc.org";
  private static final String IDENTIFIER = "identifier";
  private static final String PATIENT = "patient";
  private static final String LABORATORY = "laboratory";
  private static final String PRACTITIONER = "recipient";

  /** One entry a line: small, and still readable by whoever has to look. */
  private static final Indenter ENTRIES =
      new Indenter() {
        @Override
        public void writeIndentation(JsonGenerator json, int level) {
          if (level <= 2) {
            json.writeRaw('\n');
          }
        }

        @Override
        public boolean isInline() {
          return false;
        }
      };

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.NONE))
                  .withObjectIndenter(null)
                  .withArrayIndenter(ENTRIES));

  @Override
  public String code() {
    return FhirLabFormat.CODE;
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    String text = JSON.writeValueAsString(bundle(report).node());
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static Json bundle(OutgoingReport outgoing) {
    LabReport report = outgoing.report();
    Json bundle =
        Json.object().with("resourceType", "Bundle").with("meta", labels(report.visibility()));
    String seed = outgoing.laboratory().identifier() + "\n" + outgoing.number();
    DocumentEntries entries = new DocumentEntries(seed, outgoing.zone(), bundle);
    bundle
        .with(
            IDENTIFIER,
            Json.object()
                .with("system", "urn:ietf:rfc:3986")
                .with("value", entries.url("document")))
        .with("type", "document")
        .with("timestamp", entries.time(report.issuedAt()));
    entries.add("composition", composition(outgoing, entries));
    entries.add(PATIENT, new PatientWriter().patient(report.claim(), entries.id(PATIENT)));
    entries.add(LABORATORY, organisation(outgoing.laboratory(), entries));
    entries.add(PRACTITIONER, practitioner(outgoing.recipient(), entries));
    List<LabOrder> orders = report.orders();
    for (int i = 0; i < orders.size(); i++) {
      new OrderWriter(entries, i, orders.get(i), outgoing.directory()).write();
    }
    prescribers(outgoing, entries);
    return bundle;
  }

  /** Those whom the register has, once each; of others there is nothing to say but the number. */
  private static void prescribers(OutgoingReport outgoing, DocumentEntries entries) {
    Directory directory = outgoing.directory();
    outgoing.report().orders().stream()
        .map(LabOrder::prescriber)
        .distinct()
        .forEach(
            number ->
                directory
                    .professional(number)
                    .ifPresent(
                        who ->
                            entries.add(
                                prescriber(number),
                                prescriber(who, directory.address(number), entries))));
  }

  /** The part of the document in which a prescriber stands. */
  static String prescriber(String number) {
    return "prescriber/" + number;
  }

  private static Json prescriber(Professional who, Address address, DocumentEntries entries) {
    String profession = who.profession().map(Professional.Profession::label).orElse("");
    return located(
            entries
                .resource("Practitioner", prescriber(who.rpps()))
                .add(IDENTIFIER, rpps(who.rpps()))
                .add(
                    "name",
                    Json.object().with("family", who.family()).addText("given", who.given())),
            address)
        .add("qualification", Json.object().with("code", Json.object().with("text", profession)));
  }

  private static Json located(Json party, Address address) {
    return party
        .add("telecom", phone(address))
        .add(
            "address",
            Json.object()
                .addText("line", address.street())
                .with("city", address.town())
                .with("postalCode", address.postcode()));
  }

  private static Json phone(Address address) {
    return address.phone().isEmpty()
        ? Json.object()
        : Json.object().with("system", "phone").with("value", address.phone()).with("use", "work");
  }

  private static Json rpps(String number) {
    return Json.object()
        .with("type", Json.concept(FRENCH_TYPES, "RPPS", ""))
        .with("system", "https://rpps.esante.gouv.fr")
        .with("value", number);
  }

  /** Who may see it: the level, and each mask that has a code (JDV_J08, CI-SIS). */
  private static Json labels(VisibilityStatement stated) {
    Visibility visibility = stated.alone();
    Json labels = Json.object().add("security", label(CONFIDENTIALITY, visibility.level().code()));
    visibility.masks().stream()
        .map(Mask::documentCode)
        .filter(code -> !code.isEmpty())
        .sorted()
        .forEach(code -> labels.add("security", label(MASKS, code)));
    return labels;
  }

  private static Json label(String system, String code) {
    return Json.object().with("system", system).with("code", code);
  }

  private static Json composition(OutgoingReport outgoing, DocumentEntries entries) {
    LabReport report = outgoing.report();
    Json composition =
        entries
            .resource("Composition", "composition")
            .add(
                "extension",
                Json.extension(RECIPIENT).with("valueReference", entries.reference(PRACTITIONER)))
            .with(IDENTIFIER, Json.object().with("value", outgoing.number()))
            .with("status", outgoing.version() > 1 ? "amended" : "final")
            .with("type", Json.concept(LOINC, "11502-2", TITLE))
            .with("subject", entries.reference(PATIENT))
            .with("date", entries.time(report.issuedAt()))
            .add("author", entries.reference(LABORATORY))
            .with("title", TITLE)
            .with("confidentiality", report.visibility().alone().level().code())
            .with("custodian", entries.reference(LABORATORY));
    outgoing
        .replaces()
        .ifPresent(
            replaced ->
                composition.add(
                    "relatesTo",
                    Json.object()
                        .with("code", "replaces")
                        .with("targetIdentifier", Json.object().with("value", replaced))));
    for (int i = 0; i < report.orders().size(); i++) {
      composition.add(
          "section",
          new OrderWriter(entries, i, report.orders().get(i), outgoing.directory()).section());
    }
    return composition;
  }

  private static Json organisation(Party laboratory, DocumentEntries entries) {
    boolean finess = FINESS.matcher(laboratory.identifier()).matches();
    Json organisation =
        entries
            .resource("Organization", LABORATORY)
            .add(
                IDENTIFIER,
                Json.object()
                    .with("type", finess ? Json.concept(FRENCH_TYPES, "FINEG", "") : Json.object())
                    .with("system", finess ? "https://finess.esante.gouv.fr" : "")
                    .with("value", laboratory.identifier()))
            .with("name", laboratory.name());
    return located(organisation, laboratory.letterhead().address());
  }

  private static Json practitioner(Party recipient, DocumentEntries entries) {
    boolean rpps = RPPS.matcher(recipient.identifier()).matches();
    Json practitioner =
        entries
            .resource("Practitioner", PRACTITIONER)
            .add(
                IDENTIFIER,
                rpps
                    ? rpps(recipient.identifier())
                    : Json.object().with("value", recipient.identifier()))
            .add("name", Json.object().with("text", recipient.name()));
    return located(practitioner, recipient.letterhead().address());
  }

  /** An identifier of a kind that HL7 names. */
  static Json identifier(String type, String value) {
    return Json.object().with("type", Json.concept(TYPES, type, "")).with("value", value);
  }
}
