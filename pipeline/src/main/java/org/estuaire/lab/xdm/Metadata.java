package org.estuaire.lab.xdm;

import java.io.IOException;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.xdm.DocumentHeader.Code;
import org.estuaire.lab.xdm.DocumentHeader.Id;
import org.estuaire.lab.xdm.DocumentHeader.Named;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * Writes {@code METADATA.XML}: a submission set with an entry for each document (IHE ITI TF-3 4.2,
 * CI-SIS « Partage de documents »). A mask stands beside the confidentiality of the document, one
 * code each (ANS, transmission of CDA documents, mapping of MetaDMPMSS).
 */
final class Metadata {

  private static final String DOCUMENT = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1";
  private static final String SUBMISSION_SET = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd";

  private static final String AUTHOR = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d";
  private static final String CLASS = "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a";
  private static final String TYPE = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983";
  private static final String CONFIDENTIALITY = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f";
  private static final String FORMAT = "urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d";
  private static final String FACILITY = "urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1";
  private static final String PRACTICE = "urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead";
  private static final String PATIENT_ID = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427";
  private static final String UNIQUE_ID = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab";

  private static final String SET_AUTHOR = "urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";
  private static final String SET_CONTENT = "urn:uuid:aa543740-bdda-424e-8c96-df4873be8500";
  private static final String SET_PATIENT = "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446";
  private static final String SET_SOURCE = "urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832";
  private static final String SET_UNIQUE_ID = "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8";

  private static final String HAS_MEMBER =
      "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
  private static final String REPLACES = "urn:ihe:iti:2007:AssociationType:RPLC";
  private static final String TRANSFORMS = "urn:ihe:iti:2007:AssociationType:XFRM";
  private static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";

  private static final String LOINC = "2.16.840.1.113883.6.1";
  private static final String IHE_FORMATS = "1.3.6.1.4.1.19376.1.2.3";
  private static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
  private static final String STRUCTURES = "1.2.250.1.71.4.2.2";
  private static final String HL7_CONFIDENTIALITY = "2.16.840.1.113883.5.25";

  /** TRE_A07-StatusVisibiliteDocument: the masks. */
  private static final String MASKS = "1.2.250.1.213.1.1.4.13";

  /** TRE_A03-ClasseDocument and TRE_A01-CadreExercice. */
  private static final String CLASSES = "1.2.250.1.213.1.1.4.1";

  private static final String PRACTICES = "1.2.250.1.213.1.1.4.9";

  /** OID of authorities that issue an INS, with those of test and demonstration. */
  private static final String INS = "1.2.250.1.213.1.4.";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HL7 =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);
  private static final Pattern FRACTION = Pattern.compile("\\.[0-9]+");
  private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{4}$");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final OutgoingReport report;
  private final DocumentHeader header;
  private final List<PackedDocument> documents;
  private final String patient;

  Metadata(OutgoingReport report, DocumentHeader header, List<PackedDocument> documents) {
    this.report = report;
    this.header = header;
    this.documents = documents;
    this.patient = patient();
  }

  byte[] bytes() throws IOException {
    return RegistryXml.request(
        uniqueId(header.id()),
        xml -> {
          for (PackedDocument document : documents) {
            entry(xml, document);
          }
          submissionSet(xml);
          associations(xml);
        });
  }

  private String uniqueId(PackedDocument document) {
    String id = uniqueId(header.id());
    return document.kind() == PackedDocument.Kind.CDA ? id : id + ".pdf";
  }

  private String entryId(PackedDocument document) {
    return RegistryXml.entry(uniqueId(document));
  }

  private String setId() {
    return RegistryXml.entry("set|" + uniqueId(header.id()));
  }

  private void entry(RegistryXml xml, PackedDocument document) throws XMLStreamException {
    String id = entryId(document);
    xml.open(
        "ExtrinsicObject",
        "id",
        id,
        "objectType",
        DOCUMENT,
        "mimeType",
        document.kind().mediaType(),
        "status",
        APPROVED);
    xml.slot("creationTime", utc(header.effectiveTime()));
    xml.slot("hash", document.hash());
    xml.slot("languageCode", header.language());
    Optional<Named> authenticator = header.authenticator();
    if (authenticator.isPresent()) {
      xml.slot("legalAuthenticator", person(authenticator.get()));
    }
    xml.slot("serviceStartTime", header.serviceTime("low").map(Metadata::utc).orElse(""));
    xml.slot("serviceStopTime", header.serviceTime("high").map(Metadata::utc).orElse(""));
    xml.slot("size", Integer.toString(document.content().length));
    xml.slot("sourcePatientId", sourcePatientId());
    xml.slot("sourcePatientInfo", patientInfo());
    xml.slot("URI", document.fileName());
    xml.name(header.title());
    author(xml, AUTHOR, id);
    codes(xml, document, id);
    xml.identifier(PATIENT_ID, id, patient, "XDSDocumentEntry.patientId");
    xml.identifier(UNIQUE_ID, id, uniqueId(document), "XDSDocumentEntry.uniqueId");
    xml.close();
  }

  private void codes(RegistryXml xml, PackedDocument document, String id)
      throws XMLStreamException {
    Code type = header.type();
    xml.code(CLASS, id, "10", CLASSES, "Compte rendu");
    Visibility visibility = report.report().visibility().alone();
    xml.code(
        CONFIDENTIALITY,
        id,
        header.confidentiality().map(Code::code).orElse(visibility.declared().code()),
        HL7_CONFIDENTIALITY,
        "Confidentialité " + visibility.declared().code());
    for (Mask mask : Mask.values()) {
      if (visibility.hides(mask) && !mask.documentCode().isEmpty()) {
        xml.code(CONFIDENTIALITY, id, mask.documentCode(), MASKS, mask.documentCode());
      }
    }
    xml.code(FORMAT, id, document.kind().format(), IHE_FORMATS, document.kind().formatName());
    Code facility =
        header
            .facility()
            .orElse(new Code("SA25", "1.2.250.1.71.4.2.4", "Laboratoire de biologie médicale"));
    xml.code(FACILITY, id, facility.code(), facility.system(), facility.name());
    xml.code(PRACTICE, id, "AMBULATOIRE", PRACTICES, "Ambulatoire");
    xml.code(TYPE, id, type.code(), LOINC, type.name());
  }

  private void submissionSet(RegistryXml xml) throws XMLStreamException {
    String id = setId();
    xml.open("RegistryPackage", "id", id, "status", APPROVED);
    xml.slot("intendedRecipient", recipient());
    xml.slot("submissionTime", UTC.format(report.report().issuedAt()));
    xml.name(header.title());
    author(xml, SET_AUTHOR, id);
    Code type = header.type();
    xml.code(SET_CONTENT, id, type.code(), LOINC, type.name());
    xml.identifier(SET_PATIENT, id, patient, "XDSSubmissionSet.patientId");
    xml.identifier(SET_SOURCE, id, oid(header.id().root()), "XDSSubmissionSet.sourceId");
    xml.identifier(SET_UNIQUE_ID, id, oid(setId().substring(9)), "XDSSubmissionSet.uniqueId");
    xml.close();
    xml.node(SUBMISSION_SET, id);
  }

  private void associations(RegistryXml xml) throws XMLStreamException {
    for (PackedDocument document : documents) {
      xml.openAssociation(HAS_MEMBER, setId(), entryId(document));
      xml.slot("SubmissionSetStatus", "Original").close();
    }
    PackedDocument cda = documents.get(0);
    for (PackedDocument copy : documents.subList(1, documents.size())) {
      xml.openAssociation(TRANSFORMS, entryId(copy), entryId(cda)).close();
    }
    Optional<Id> replaced = header.replaced();
    if (replaced.isPresent()) {
      // The former document's entry is named as we named it then.
      xml.openAssociation(REPLACES, entryId(cda), RegistryXml.entry(uniqueId(replaced.get())))
          .close();
    }
  }

  private void author(RegistryXml xml, String scheme, String of) throws XMLStreamException {
    Named author = header.author();
    Named signer = header.authenticator().orElse(author);
    // What a device put together, a person answers for.
    Named person = author.family().isEmpty() ? signer : author;
    String institution =
        author.organisation().isEmpty() ? report.laboratory().name() : author.organisation();
    xml.openClassification(scheme, of);
    xml.slot("authorInstitution", organisation(institution));
    xml.slot("authorPerson", person(person));
    xml.name("").close();
  }

  /** XON: name, and FINESS with the prefix of its kind. */
  private String organisation(String name) {
    String identifier = report.laboratory().identifier();
    String clean = part(name);
    return identifier.matches("[0-9AB]{9}")
        ? clean + "^^^^^&" + STRUCTURES + "&ISO^IDNST^^^1" + identifier
        : clean;
  }

  /** XCN of a professional, or of the organisation that answers for the document. */
  private static String person(Named named) {
    Optional<Id> id = named.id().filter(i -> i.root().equals(PROFESSIONALS));
    String name =
        named.family().isEmpty()
            ? part(named.organisation()) + "^"
            : part(named.family()) + "^" + part(named.given());
    return id.map(
            i -> part(i.extension()) + "^" + name + "^^^^^^&" + PROFESSIONALS + "&ISO^D^^^IDNPS")
        .orElse("^" + name + "^^^^^^^D");
  }

  /** XON|XCN: whom the set is for. */
  private String recipient() {
    String identifier = report.recipient().identifier();
    String name = part(report.recipient().name());
    return identifier.matches("[0-9]{11}")
        ? "|8" + identifier + "^" + name + "^^^^^^^&" + PROFESSIONALS + "&ISO^D^^^IDNPS"
        : name;
  }

  /** The INS where the document has it: by it alone receivers may file a document (DMP). */
  private String patient() {
    List<Id> ids = header.patientIds();
    return ids.stream()
        .filter(id -> id.root().startsWith(INS))
        .findFirst()
        .or(() -> ids.stream().findFirst())
        .map(Metadata::cx)
        .orElse("");
  }

  private String sourcePatientId() {
    List<Id> ids = header.patientIds();
    return ids.stream()
        .filter(id -> !id.root().startsWith(INS))
        .findFirst()
        .map(Metadata::cx)
        .orElse(patient);
  }

  /** CX, under the number of the header; metadata name the type of an INS by NH. */
  private static String cx(Id id) {
    String type = id.root().startsWith(INS) ? "NH" : "PI";
    return part(id.extension()) + "^^^&" + oid(id.root()) + "&ISO^" + type;
  }

  private List<String> patientInfo() {
    Traits traits = report.report().claim().traits();
    List<String> info = new ArrayList<>();
    String given = part(traits.firstGivenName());
    info.add("PID-5|" + part(traits.birthName()) + "^" + given + "^^^^^L");
    if (!traits.usedName().isEmpty()) {
      info.add("PID-5|" + part(traits.usedName()) + "^" + given + "^^^^^D");
    }
    traits.birthDate().ifPresent(day -> info.add("PID-7|" + DAY.format(day)));
    info.add("PID-8|" + (traits.sex() == Sex.UNKNOWN ? "U" : traits.sex().code()));
    return info;
  }

  /** OID and extension; a UUID becomes an OID below 2.25 (ITU-T X.667). */
  private static String uniqueId(Id id) {
    String root = oid(id.root());
    return id.extension().isEmpty() ? root : root + "^" + part(id.extension());
  }

  private static String oid(String root) {
    if (root.indexOf('-') < 0) {
      return root;
    }
    UUID uuid = UUID.fromString(root);
    BigInteger high = unsigned(uuid.getMostSignificantBits()).shiftLeft(Long.SIZE);
    return "2.25." + high.add(unsigned(uuid.getLeastSignificantBits()));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  /** Within a component no separator may stand; what XML can't hold neither. */
  private static String part(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                "^~&|\\".indexOf(c) >= 0 || c < ' ' || Character.getType(c) == Character.SURROGATE
                    ? ' '
                    : c)
        .filter(c -> c != 0xFFFE && c != 0xFFFF)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** Times of metadata are UTC, end with the second and carry no offset (ITI TF-3, DTM). */
  private static String utc(String time) {
    String seconds = FRACTION.matcher(time).replaceFirst("");
    try {
      return UTC.format(OffsetDateTime.parse(seconds, HL7));
    } catch (DateTimeParseException lessExact) {
      return OFFSET.matcher(seconds).replaceFirst("");
    }
  }
}
