package org.estuaire.lab.cda;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Census;
import org.estuaire.person.Claim;

/**
 * Understands one clinical document, wherever it comes from: a file of its own, or the content of a
 * message. A CR-BIO with a structured body gives its results; any other document is kept as it is,
 * as a document of the person, and gives those of its observations that are surely results of
 * laboratory tests.
 *
 * <p>All versions of a document are one order, numbered by {@code setId}. A version replaces the
 * whole ({@link Renewal#WHOLE}); the newest is the one created last ({@code effectiveTime}), and of
 * two created in the same second the one with the higher {@code versionNumber}, which is therefore
 * added to the time of issue as microseconds.
 *
 * <p>Safe for use by several threads.
 */
public final class CdaReport {

  /** IHE XD-LAB, and CI-SIS CR-BIO. */
  private static final List<String> CR_BIO =
      List.of("1.3.6.1.4.1.19376.1.3.3", "1.2.250.1.213.1.1.1.55");

  private final Partner partner;
  private final PatientReader patients;

  /**
   * @param partner whose identification domain tells its own identifiers and whose limit bounds the
   *     document
   */
  public CdaReport(Environment environment, Partner partner) {
    this.partner = partner;
    this.patients = new PatientReader(environment, partner.identityDomain());
  }

  /**
   * Reads a document; never throws for bad input.
   *
   * @param document a ClinicalDocument, possibly inside a stylesheet
   * @param firstLine line of the delivery where the document begins, counted from 1
   */
  public Decoded<LabReport> read(byte[] document, long firstLine) {
    int limit = partner.limits().recordBytes();
    if (document.length > limit) {
      Finding finding = Finding.of(CdaFinding.TOO_LONG, Integer.toString(limit));
      return new Decoded.Unreadable<>("", List.of(finding.atLine(firstLine)));
    }
    try {
      Remarks remarks = new Remarks(CdaTime.NORM, firstLine, partner.zone());
      DocumentText.remarks(document, firstLine).forEach(remarks::add);
      return read(DocumentParser.parse(document, firstLine), document, remarks);
    } catch (DocumentRefused refused) {
      return new Decoded.Unreadable<>("", List.of(refused.finding()));
    }
  }

  private Decoded<LabReport> read(Element document, byte[] bytes, Remarks remarks) {
    HeaderReader header = new HeaderReader(document, partner.identityDomain(), remarks);
    String number = header.number();
    Optional<StatedTime> created = header.created();
    Element role = patient(document, remarks);
    Census<Element> census = ReportCensus.of(document, isKeptWhole(document));
    BodyRules.check(document, !isKeptWhole(document), remarks);
    if (remarks.hasErrors()) {
      return new Decoded.Unreadable<>(
          Remarks.shortened(number), remarks.all(), Optional.of(census.tally()));
    }
    StatedTime stated = created.orElseThrow();
    LabOrder order = order(document, bytes, header, number, stated, census, remarks);
    Tally tally = census.tally();
    tellNotRead(tally, remarks);
    Claim claim = patients.read(role, number, stated.earliest(), remarks);
    LabReport report =
        new LabReport(
                header.sender(),
                header.documentId(),
                stated.plus(Duration.of(header.version(), ChronoUnit.MICROS)),
                claim,
                ConfidentialityCodes.of(document, remarks),
                List.of(order))
            .at(new ElementPlaces.OfReport(document));
    return remarks.hasErrors()
        ? new Decoded.Unreadable<>(Remarks.shortened(number), remarks.all(), Optional.of(tally))
        : new Decoded.Readable<>(report, remarks.warnings(), Optional.of(tally));
  }

  private static void tellNotRead(Tally tally, Remarks remarks) {
    for (LeftOut one : tally.leftOut()) {
      if (one.reason() == LabFinding.NOT_READ_THERE) {
        String count = Integer.toString(one.parts());
        remarks.add(Finding.of(CdaFinding.NOT_READ, count).atLine(one.line()).inField(one.field()));
      }
    }
  }

  private static Element patient(Element document, Remarks remarks) {
    List<Element> targets = document.all("recordTarget");
    if (targets.size() > 1) {
      remarks.add(CdaFinding.SEVERAL_PATIENTS, targets.get(1), "recordTarget[2]", "");
    }
    Element role = document.first("recordTarget", "patientRole");
    if (!role.isPresent()) {
      remarks.add(CdaFinding.NO_PATIENT, document, "recordTarget", "");
    }
    return role;
  }

  private LabOrder order(
      Element document,
      byte[] bytes,
      HeaderReader header,
      String number,
      StatedTime created,
      Census<Element> census,
      Remarks remarks) {
    Element body = document.first("component", "structuredBody");
    Specimens specimens = Specimens.of(body, remarks);
    Optional<Instant> collectedAt =
        specimens.areUndated() ? header.collectedAt() : specimens.collectedAt();
    List<LabResult> results =
        results(document, bytes, specimens, created.earliest(), census, remarks);
    if (results.isEmpty() && !remarks.hasErrors()) {
      remarks.add(CdaFinding.NO_RESULT, document, "component", "");
    }
    Coding kind = kind(document, remarks);
    return new LabOrder(
            number,
            header.placerNumbers(),
            kind.code(),
            kind.label(),
            header.status(),
            created,
            collectedAt,
            specimens.receivedAt().or(header::receivedAt),
            header.prescriber(),
            Renewal.WHOLE,
            results)
        .carrying(documents(header))
        .at(new ElementPlaces.OfOrder(document));
  }

  /** Each version of a document has a number of its own besides the one that all of them share. */
  private static Set<String> documents(HeaderReader header) {
    return header.documentId().isEmpty() ? Set.of() : Set.of(header.documentId());
  }

  private List<LabResult> results(
      Element document,
      byte[] bytes,
      Specimens specimens,
      Instant createdAt,
      Census<Element> census,
      Remarks remarks) {
    List<LabResult> results = new ArrayList<>();
    Element body = document.first("component", "nonXMLBody");
    boolean keptWhole = isKeptWhole(document);
    if (body.isPresent()) {
      results.addAll(whole(document, attached(body.first("text"), remarks), remarks));
      results.forEach(read -> census.taken(body));
    } else if (keptWhole) {
      results.addAll(whole(document, Optional.of(wholeDocument(document, bytes)), remarks));
      census.taken(document);
    }
    Narrative narrative = Narrative.of(document, remarks);
    BodyReader reader =
        new BodyReader(
            narrative, partner.identityDomain(), specimens, createdAt, census, !keptWhole, remarks);
    results.addAll(reader.read(document.first("component", "structuredBody")).all());
    return results;
  }

  /** Whether it is a structured document of another kind than a laboratory report. */
  private static boolean isKeptWhole(Element document) {
    return !document.first("component", "nonXMLBody").isPresent()
        && CR_BIO.stream().noneMatch(document::hasTemplate);
  }

  private static Optional<ResultValue.Document> attached(Element text, Remarks remarks) {
    Optional<byte[]> content = Attachments.bytes(text);
    if (content.isEmpty()) {
      remarks.add(CdaFinding.BODY_UNREADABLE, text, "component/nonXMLBody/text", "");
    }
    return content.map(bytes -> Attachments.document(text, "", bytes));
  }

  private static ResultValue.Document wholeDocument(Element document, byte[] bytes) {
    String title = document.first("title").text();
    return new ResultValue.Document("text/xml", title, DocumentContent.of(bytes));
  }

  private List<LabResult> whole(
      Element document, Optional<ResultValue.Document> content, Remarks remarks) {
    return content
        .map(value -> new Measure(value, "", "", ReferenceRange.NONE))
        .map(
            measure ->
                BodyReader.result(
                    kind(document, remarks), "", ResultStatus.FINAL, measure, Optional.empty()))
        .map(List::of)
        .orElse(List.of());
  }

  /** What kind of document it is, under the title that it bears. */
  private Coding kind(Element document, Remarks remarks) {
    CodeReader codes =
        new CodeReader(Narrative.of(Element.NONE, remarks), partner.identityDomain(), remarks);
    Element code = document.first("code");
    Coding coding =
        code.isPresent()
            ? codes.coding(code, "code")
            : Coding.loinc(BodyReader.REPORT, "Compte rendu");
    String title = remarks.bounded(document, "title", document.first("title").text());
    return new Coding(
        coding.code(), coding.system(), "", "", title.isEmpty() ? coding.label() : title);
  }
}
